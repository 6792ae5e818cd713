using System.Text.Json;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Persistence;
using ChatServer.Refusals;

namespace ChatServer.Messages.Scheduled;

/// <summary>Sends what was scheduled, through the use case that sends any message: at its time as a job, or now.</summary>
/// <remarks>
/// First it is taken, in a transaction of its own, after which it can no longer be cancelled; then it is sent; then it is scheduled no
/// longer. Whatever crashes in between is done again, and the client id makes one message of it.
/// </remarks>
public sealed class DeliverScheduled(ChangeLog changes, ScheduledStore store, SendMessage sendMessage, ChatDbContext db, TimeProvider clock) : IJobHandler
{
    public static string Kind => "message.deliver";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        var (userId, id) = JsonSerializer.Deserialize<Payload>(payload, WireJson.Options)!;
        if (await TakeAsync(userId, id, cancellation) is not { } scheduled) return null;

        try
        {
            await SendAsync(scheduled, cancellation);
        }
        catch (RefusalException refusal) when (IsFinal(refusal))
        {
            // Its owner is told, and decides.
        }

        return null;
    }

    public async Task<MessageView> SendNowAsync(Guid userId, Guid id, CancellationToken cancellation)
    {
        await using var write = await changes.BeginAsync(cancellation);
        var scheduled = await store.RequireAsync(userId, id, cancellation);
        scheduled.RequireChangeable();
        scheduled.Status = ScheduledStatus.Sending;

        // If this request does not get to the end, the job does.
        scheduled.SendAt = write.Now;
        store.SendInTime(write, scheduled);
        await write.CommitAsync(cancellation);
        return await SendAsync(scheduled, cancellation);
    }

    private async Task<ScheduledMessage?> TakeAsync(Guid userId, Guid id, CancellationToken cancellation)
    {
        await using var write = await changes.BeginAsync(cancellation);
        var scheduled = await store.FindAsync(userId, id, cancellation);
        if (scheduled is null or { Status: ScheduledStatus.Failed } || scheduled.SendAt > clock.GetUtcNow()) return null;

        scheduled.Status = ScheduledStatus.Sending;
        await write.CommitAsync(cancellation);
        return scheduled;
    }

    private async Task<MessageView> SendAsync(ScheduledMessage scheduled, CancellationToken cancellation)
    {
        try
        {
            var sent = await sendMessage.RunAsync(scheduled.UserId, scheduled.ConversationId, ScheduledMessageView.Read(scheduled), cancellation);
            await EndAsync(scheduled, null, cancellation);
            return sent.Message;
        }
        catch (RefusalException refusal) when (IsFinal(refusal))
        {
            await EndAsync(scheduled, refusal.Code, cancellation);
            throw;
        }
    }

    private async Task EndAsync(ScheduledMessage sent, string? failure, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using var write = await changes.BeginAsync(cancellation);

        // It is not there if the job and its owner sent it at once, or if it went with its conversation.
        if (await store.FindAsync(sent.UserId, sent.Id, cancellation) is not { Status: ScheduledStatus.Sending } scheduled) return;

        if (failure is null)
        {
            await store.RemoveAsync(write, scheduled, cancellation);
        }
        else
        {
            (scheduled.Status, scheduled.Failure) = (ScheduledStatus.Failed, failure);
            write.AppendToList(scheduled.UserId, ScheduledChanges.Updated, scheduled.Id);
        }

        await write.CommitAsync(cancellation);
    }

    // Anything else may be otherwise when it is tried again.
    private static bool IsFinal(RefusalException refusal) => refusal.Status is >= 400 and < 500 and not 429;

    public sealed record Payload(Guid UserId, Guid Id);
}
