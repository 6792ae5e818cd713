using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Blocks;

/// <summary>Two people who talk with each other, are in a group with Cleo, and know each other's faces; then one of them blocks the other.</summary>
/// <param name="App">Where.</param>
/// <param name="One">Who tries things.</param>
/// <param name="Other">With whom.</param>
/// <param name="Cleo">Whom it does not concern.</param>
/// <param name="Direct">The direct conversation of the two.</param>
/// <param name="Group">Cleo's, in which both are admins.</param>
internal sealed record BlockScene(ChatApp App, TestUser One, TestUser Other, TestUser Cleo, Guid Direct, Guid Group)
{
    private const string Tea = "\U0001FAD6";

    /// <summary>What the one said to the other.</summary>
    public required Guid Own { get; init; }

    /// <summary>What the other said to the one.</summary>
    public required Guid Others { get; init; }

    /// <summary>A poll of the other, to the one.</summary>
    public required Guid Poll { get; init; }

    /// <summary>The picture of the other.</summary>
    public required Guid Face { get; init; }

    public string Talk => $"/conversations/{Direct}";

    public string Reaction => $"/messages/{Others}/reactions/{Tea}";

    public static async Task<BlockScene> CreateAsync(ChatApp app)
    {
        var (one, other, cleo) = (await app.SignUp("One"), await app.SignUp("Other"), await app.SignUp("Cleo"));
        var (direct, group) = (await app.ConversationBetween(one, other), await app.ConversationBetween(cleo, one, other));
        foreach (var person in new[] { one, other }) await cleo.Patch($"/conversations/{group}/members/{person.Id}", new { role = "admin" });
        var face = await app.PictureOf(other);
        await other.Put("/users/me/avatar", new { mediaId = face });
        await other.Patch("/users/me", new { bio = "Tea.", status = "Drinking tea" });
        var poll = new { question = "Milk?", options = new[] { new { text = "Yes" }, new { text = "No" } } };
        return new BlockScene(app, one, other, cleo, direct, group)
        {
            Own = Id(await one.Send(direct, "Hello")),
            Others = Id(await other.Send(direct, "Good morning")),
            Poll = Id(await other.Post($"/conversations/{direct}/messages", new { clientId = Guid.NewGuid(), content = "", poll })),
            Face = face,
        };
    }

    /// <param name="byOther">Whether it is the other who blocks the one.</param>
    public async Task<BlockScene> BlockAsync(bool byOther)
    {
        var (blocker, blocked) = byOther ? (Other, One) : (One, Other);
        await blocker.Put($"/users/me/blocks/{blocked.Id}", new { });
        return this;
    }

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();
}
