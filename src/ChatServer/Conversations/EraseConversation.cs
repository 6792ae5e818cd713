using System.Text.Json;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Media;
using ChatServer.Media.Sets;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Conversations;

/// <summary>Erases what is left of a conversation that nobody can see any more: every row of every table that carries its id.</summary>
public sealed class EraseConversation(Database database, ChatDbContext db, ReleaseMedia releaseMedia, ForgetSets forgetSets) : IJobHandler
{
    /// <summary>Until then sockets on every node can read the end of it from the log.</summary>
    public static readonly TimeSpan After = TimeSpan.FromMinutes(1);

    private const int AtOnce = 5_000;
    private const string OfConversation = "conversation_id";

    public static string Kind => "conversation.erase";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var conversationId = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!.ConversationId;
        var threads = await db.Set<Conversation>().Where(c => c.ParentId == conversationId).Select(c => c.Id).ToListAsync(cancellation);
        foreach (var threadId in threads) await EraseAsync(threadId, isThreadOfAGroup: false, cancellation);
        await EraseAsync(conversationId, isThreadOfAGroup: await IsThreadOfAGroupAsync(conversationId, cancellation), cancellation);
        return null;
    }

    private Task<bool> IsThreadOfAGroupAsync(Guid conversationId, CancellationToken cancellation) => db.Set<Conversation>()
        .AnyAsync(c => c.Id == conversationId && c.Kind == ConversationKind.Thread && db.Set<Conversation>().Any(p => p.Id == c.ParentId && p.DeletedAt == null), cancellation);

    private async Task EraseAsync(Guid conversationId, bool isThreadOfAGroup, CancellationToken cancellation)
    {
        await releaseMedia.OfConversationAsync(conversationId, cancellation);
        await forgetSets.OfConversationAsync(conversationId, cancellation);
        var tables = db.Model.GetEntityTypes()
            .Where(e => e.GetProperties().Any(p => p.GetColumnName() == OfConversation))
            .Select(e => e.GetTableName())
            .ToList();

        // First its own row: whoever is about to write here holds it, and is waited for; whoever comes later does not find it.
        await releaseMedia.AvatarOfAsync(conversationId, cancellation);
        if (isThreadOfAGroup) await BlankAsync(conversationId, cancellation);
        else await db.Set<Conversation>().Where(c => c.Id == conversationId).ExecuteDeleteAsync(cancellation);
        foreach (var table in tables) await EraseAsync(table!, conversationId, cancellation);
    }

    // Its group's log still tells that there was a thread, and by the row that it is deleted.
    private Task<int> BlankAsync(Guid threadId, CancellationToken cancellation) => db.Set<Conversation>().Where(c => c.Id == threadId)
        .ExecuteUpdateAsync(c => c.SetProperty(x => x.Title, (string?)null).SetProperty(x => x.Description, (string?)null), cancellation);

    // Some at a time, so that no transaction is long.
    private async Task EraseAsync(string table, Guid conversationId, CancellationToken cancellation)
    {
        await using var delete = database.Main.CreateCommand(
            $"delete from {table} where ctid = any(array(select ctid from {table} where {OfConversation} = $1 limit {AtOnce}))");
        delete.Parameters.Add(new NpgsqlParameter { Value = conversationId });

        var erased = AtOnce;
        while (erased == AtOnce) erased = await delete.ExecuteNonQueryAsync(cancellation);
    }

    public sealed record Payload(Guid ConversationId);
}
