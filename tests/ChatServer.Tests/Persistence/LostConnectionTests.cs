using ChatServer.Changes;
using ChatServer.Harness;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChatServer.Tests.Persistence;

public sealed class LostConnectionTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_began_in_a_transaction_goes_on_in_no_other_connection(bool readsOn)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var id = (await ada.Send(conversation, "Tea?")).GetProperty("id").GetGuid();

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => EditAsync(conversation, id, readsOn));

        Assert.Equal("database-unavailable", Failure.ToRefusal(failure).Code);
        Assert.Equal("Tea?", (await ada.Get($"/messages/{id}")).GetProperty("content").GetString());
        await ada.Patch($"/messages/{id}", new { content = "Coffee?" });
    }

    private async Task EditAsync(Guid conversation, Guid id, bool readsOn)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ChatDbContext>();
        await using var write = await scope.ServiceProvider.GetRequiredService<ChangeLog>().LockAsync(conversation, CancellationToken.None);
        var message = await db.Set<Message>().SingleAsync(m => m.Id == id);

        await LoseAsync((NpgsqlConnection)db.Database.GetDbConnection());

        if (readsOn) await db.Set<Message>().AsNoTracking().SingleAsync(m => m.Id == id);
        message.Edit(message.SenderId, "Cocoa?", write.Now, TimeSpan.MaxValue);
        message.ChangedSeq = write.Append(conversation, MessageChanges.Edited, id, message.SenderId);
        await write.CommitAsync(CancellationToken.None);
    }

    // As when the driver looks after a connection that rests: it knows that it is lost, and nobody was told.
    private static async Task LoseAsync(NpgsqlConnection connection)
    {
        await using var suicide = new NpgsqlCommand("select pg_terminate_backend(pg_backend_pid())", connection);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => suicide.ExecuteNonQueryAsync());
    }
}
