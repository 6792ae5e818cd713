using ChatServer.Changes;
using ChatServer.Jobs;
using ChatServer.Media;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Scheduled;

/// <summary>The rows of scheduled messages. Each is decided upon under a lock on its sender, so that of what races one comes first.</summary>
public sealed class ScheduledStore(ChatDbContext db, UserStore users, JobQueue jobs, ReleaseMedia releaseMedia)
{
    /// <summary>One's own, tracked, until the end of the transaction nobody else's to change.</summary>
    public async Task<ScheduledMessage> RequireAsync(Guid userId, Guid id, CancellationToken cancellation) =>
        await FindAsync(userId, id, cancellation) ?? throw Refusal.NoSuchScheduledMessage();

    public async Task<ScheduledMessage?> FindAsync(Guid userId, Guid id, CancellationToken cancellation)
    {
        await users.LockAsync(userId, cancellation);
        return await db.Set<ScheduledMessage>().SingleOrDefaultAsync(s => s.Id == id && s.UserId == userId, cancellation);
    }

    public async Task<ScheduledMessage?> FindRepeatedAsync(Guid userId, Guid conversationId, Guid clientId, CancellationToken cancellation)
    {
        await users.LockAsync(userId, cancellation);
        return await db.Set<ScheduledMessage>()
            .SingleOrDefaultAsync(s => s.ConversationId == conversationId && s.UserId == userId && s.ClientId == clientId, cancellation);
    }

    public Task<int> CountAsync(Guid userId, CancellationToken cancellation) =>
        db.Set<ScheduledMessage>().CountAsync(s => s.UserId == userId, cancellation);

    public Task<bool> IsThereAsync(Guid messageId, Guid conversationId, CancellationToken cancellation) =>
        db.Set<Message>().AnyAsync(m => m.Id == messageId && m.ConversationId == conversationId, cancellation);

    public void Add(ChangeWrite write, ScheduledMessage scheduled)
    {
        db.Add(scheduled);
        SendInTime(write, scheduled);
    }

    /// <summary>A job that finds it is not due yet, or gone, does nothing: one is added for every new time.</summary>
    public void SendInTime(ChangeWrite write, ScheduledMessage scheduled)
    {
        jobs.Add(write, DeliverScheduled.Kind, new DeliverScheduled.Payload(scheduled.UserId, scheduled.Id), scheduled.SendAt - write.Now);
        write.AppendToList(scheduled.UserId, ScheduledChanges.Updated, scheduled.Id);
    }

    public async Task RemoveAsync(ChangeWrite write, ScheduledMessage scheduled, CancellationToken cancellation)
    {
        db.Remove(scheduled);
        await releaseMedia.AllAsync(scheduled.MediaIds, cancellation);
        write.AppendToList(scheduled.UserId, ScheduledChanges.Updated, scheduled.Id);
    }

    /// <summary>Keeps these media from being swept away, if they are all this person's.</summary>
    public async Task HoldAsync(Guid userId, Guid[] mediaIds, CancellationToken cancellation)
    {
        if (mediaIds.Length == 0) return;
        var held = await db.Database.ExecuteSqlAsync(
            $"""
            with own as (select id from media where id = any({mediaIds}) and owner_id = {userId} order by id for no key update)
            update media m set check_at = null from own where m.id = own.id
            """,
            cancellation);
        if (held != mediaIds.Length) throw Refusal.NoSuchMedia();
    }
}
