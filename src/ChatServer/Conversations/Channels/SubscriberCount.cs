using ChatServer.Changes;
using ChatServer.Jobs;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Channels;

/// <summary>How many are in a channel: exact, and told at most once a second, however many come and go.</summary>
/// <remarks>
/// Whoever comes or goes holds at least the key of the channel's row until their commit, and leaves a tally. Counting goes on, a second after the other,
/// until there is no tally while the row is locked against that, so that nobody is under way. Thus whoever sees a tally knows that a
/// count is still to come which will see theirs.
/// </remarks>
public sealed class SubscriberCount(ChatDbContext db, JobQueue jobs)
{
    public static readonly TimeSpan CountedAfter = TimeSpan.FromSeconds(1);

    /// <summary>Has so many more, or fewer, counted a second later with all others of that second.</summary>
    public async Task MoveAsync(ChangeWrite log, Guid conversationId, int change, CancellationToken cancellation)
    {
        if (!await db.Set<SubscriptionTally>().AnyAsync(t => t.ConversationId == conversationId, cancellation))
            jobs.Add(log, CountSubscribers.Kind, new CountSubscribers.Payload(conversationId), CountedAfter);

        db.Add(new SubscriptionTally { ConversationId = conversationId, Id = Guid.CreateVersion7(log.Now), Change = change });
    }

    /// <summary>What is not counted yet, and from now on is; null if there is nothing. To be asked under the channel's lock.</summary>
    public async Task<int?> TakeAsync(Guid conversationId, CancellationToken cancellation) =>
        (await db.Database.SqlQuery<int?>(
            $"""
            with taken as (delete from subscription_tallies where conversation_id = {conversationId} returning change)
            select sum(change)::int as "Value" from taken
            """).ToListAsync(cancellation))[0];
}
