using ChatServer.Harness;

namespace ChatServer.Tests.Persistence;

public sealed class OneConnectionTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task No_request_keeps_a_connection_while_it_waits_for_another()
    {
        await using var small = await app.StartNodeAsync(("ConnectionStrings:Chat", $"{app.ConnectionString};Maximum Pool Size=6;Timeout=5"));
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.CrowdOf(ada, ben);
        await app.ConversationBetween(ada, ben);
        var there = ada.Over(small);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).SelectMany(_ => new[]
        {
            there.TryPost("/conversations", new { kind = "direct", memberIds = new[] { ben.Id } }),
            there.TryPatch($"/conversations/{group}", new { description = (string?)null }),
            small.Stranger().TryPost("/sessions", new { login = ada.Username, password = ada.Password }),
        }));

        Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode, $"{(int)a.StatusCode}"));
    }
}
