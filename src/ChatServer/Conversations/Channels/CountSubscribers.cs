using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Channels;

/// <summary>Shows everybody in a channel how many they are: one change for all who came and went in a second, which names nobody.</summary>
public sealed class CountSubscribers(ChangeLog changes, ConversationStore store, SubscriberCount count, ChatDbContext db) : IJobHandler
{
    public static string Kind => "channel.count";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var channelId = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!.ConversationId;

        // Only when all seems quiet it is looked whether somebody is under way. That is not waited for: posts would wait with it.
        var isAny = await CountAsync(channelId, isLast: false, cancellation) || await CountAsync(channelId, isLast: true, cancellation);
        return isAny ? SubscriberCount.CountedAfter : null;
    }

    /// <returns>Whether somebody had come or gone, or is about to.</returns>
    private async Task<bool> CountAsync(Guid channelId, bool isLast, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using var log = await changes.LockAsync(channelId, cancellation);
        if (isLast && !log.IsOver(channelId) && !await store.TryHoldWholeAsync(channelId, cancellation)) return true;

        var channel = await db.Set<Conversation>().SingleOrDefaultAsync(c => c.Id == channelId && c.DeletedAt == null, cancellation);
        if (channel is null || await count.TakeAsync(channelId, cancellation) is not { } change) return false;

        channel.MemberCount += change;

        // As its owner: who came and went is not to be told.
        if (change != 0) log.Append(channelId, ConversationChanges.Counted, channelId, channel.OwnerId!.Value, () => ConversationFacts.Of(channel));
        await log.CommitAsync(cancellation);
        return true;
    }

    public sealed record Payload(Guid ConversationId);
}
