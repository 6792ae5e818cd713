using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Search;

public sealed class EverythingTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task One_search_finds_people_conversations_messages_and_files()
    {
        var name = $"Quokka{Random.Shared.Next(100_000, 999_999)}";
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp(name));
        var group = (await ada.Post("/conversations", new { kind = "group", title = $"About {name}", memberIds = new[] { ben.Id } })).GetProperty("id").GetGuid();
        var message = Id(await ben.Send(group, $"a {name} was here"));
        var file = Id(await ada.Upload([.. "tea"u8], $"{name}.txt"));
        await ada.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { file } });
        await app.AllIsHeard();

        var found = await Find(ada, name);

        Assert.Equal([ben.Id], Of(found, "people", p => Id(p)));
        Assert.Equal([group], Of(found, "conversations", c => Id(c)));
        Assert.Equal([message], Of(found, "messages", m => Id(m.GetProperty("message"))));
        Assert.Equal([file], Of(found, "files", f => Id(f.GetProperty("media"))));
    }

    [Fact]
    public async Task What_is_more_than_words_finds_what_has_it()
    {
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var talk = await app.ConversationBetween(ada, ben);
        var message = Id(await ben.Send(talk, "#quince jam"));
        await app.AllIsHeard();

        var found = await Find(ada, "#quince");

        Assert.Equal([message], Of(found, "messages", m => Id(m.GetProperty("message"))));
        Assert.All((string[])["people", "conversations", "files"], kind => Assert.Empty(Of(found, kind, Id)));
        await (await ada.TryGet("/search?q=!!")).ShouldRefuse(400, "invalid-request");
        await (await ada.TryGet("/search?q=tea&limit=201")).ShouldRefuse(400, "invalid-request");
    }

    private static async Task<JsonElement> Find(TestUser who, string q) => await who.Get($"/search?q={Uri.EscapeDataString(q)}");

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

    private static Guid[] Of(JsonElement found, string kind, Func<JsonElement, Guid> id) => [.. found.GetProperty(kind).EnumerateArray().Select(id)];
}
