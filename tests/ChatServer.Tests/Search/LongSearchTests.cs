using System.Text.Json;
using ChatServer.Harness;
using Npgsql;

namespace ChatServer.Tests.Search;

public sealed class LongSearchTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Theory]
    [InlineData("messages")]
    [InlineData("files")]
    public async Task A_search_that_takes_too_long_is_given_up_with_a_reason(string what)
    {
        var ada = await app.SignUp();
        await ada.Send(await app.ConversationBetween(ada, await app.SignUp()), "tea");
        await app.AllIsHeard();

        // As if it had much to read: it waits for somebody who keeps all others away.
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var take = new NpgsqlCommand("lock table indexed_messages in access exclusive mode", connection, transaction);
        await take.ExecuteNonQueryAsync();

        using var answer = await ada.TryGet($"/search/{what}?q=tea");

        Assert.True(answer.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        await answer.ShouldRefuse(503, "took-too-long");
        await transaction.RollbackAsync();
        Assert.Equal(JsonValueKind.Array, (await ada.Get($"/search/{what}?q=tea")).GetProperty("items").ValueKind);
    }
}
