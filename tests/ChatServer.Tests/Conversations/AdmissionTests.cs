using System.Net.Http.Json;
using ChatServer.Harness;
using Npgsql;

namespace ChatServer.Tests.Conversations;

/// <summary>Whoever is not in a conversation is refused without its lock, which members would have to wait for.</summary>
public sealed class AdmissionTests(ChatApp app)
{
    [Theory]
    [InlineData("PATCH", "conversations/{group}")]
    [InlineData("DELETE", "conversations/{group}")]
    [InlineData("PUT", "conversations/{group}/hidden")]
    [InlineData("POST", "conversations/{group}/members")]
    [InlineData("PATCH", "conversations/{group}/members/{ada}")]
    [InlineData("DELETE", "conversations/{group}/members/{ada}")]
    [InlineData("POST", "conversations/{group}/threads")]
    [InlineData("PUT", "threads/{group}/closed")]
    [InlineData("PUT", "threads/{thread}/members/me")]
    [InlineData("POST", "sets")]
    public async Task A_stranger_is_refused_while_the_conversation_is_locked(string method, string path)
    {
        var (ada, eve) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, await app.SignUp(), await app.SignUp());
        var thread = (await ada.Post($"/conversations/{group}/threads", new { title = "Tea" })).GetProperty("id").GetGuid();
        await using var somebody = new NpgsqlConnection(app.ConnectionString);
        await somebody.OpenAsync();
        await using var transaction = await somebody.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("select from conversations where id = $1 for update", somebody, transaction) { Parameters = { new() { Value = group } } };
        await hold.ExecuteNonQueryAsync();

        var address = $"/api/v1/{path}".Replace("{group}", $"{group}", StringComparison.Ordinal).Replace("{ada}", $"{ada.Id}", StringComparison.Ordinal)
            .Replace("{thread}", $"{thread}", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = Body(method, path, group, eve) };
        using var answer = await eve.TryRequest(request);

        await answer.ShouldRefuse(404, "no-such-conversation");
    }

    private static JsonContent? Body(string method, string path, Guid group, TestUser eve) => (method, path.Split('/')[^1]) switch
    {
        ("PATCH", "{group}") => JsonContent.Create(new { title = "Mine" }),
        ("PATCH", _) => JsonContent.Create(new { role = "member" }),
        ("POST", "members") => JsonContent.Create(new { userIds = new[] { eve.Id } }),
        ("POST", "threads") => JsonContent.Create(new { title = "Mine" }),
        ("POST", _) => JsonContent.Create(new { title = "Mine", kind = "emoji", conversationId = group }),
        _ => null,
    };
}
