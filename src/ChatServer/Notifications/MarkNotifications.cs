using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Notifications;

/// <summary>Up to where you have read what you should hear of.</summary>
/// <param name="UpTo">"at" of the newest entry you saw: it and all older ones are read. Messages are read by your mark in their conversation alone.</param>
public sealed record MarkNotificationsReadRequest(DateTimeOffset UpTo);

/// <summary>Marks entries as read, without a mark in their conversation. Only those that are there: what comes later is unread, however old.</summary>
/// <remarks>The person is locked before their entries, as by whoever makes or removes some.</remarks>
public sealed class MarkNotifications(ChangeLog log, UserStore users, NotificationReader notifications, ChatDbContext db)
{
    public async Task<UnreadView> RunAsync(Guid userId, DateTimeOffset upTo, CancellationToken cancellation)
    {
        await using (var write = await log.BeginAsync(cancellation))
        {
            await users.LockAsync(userId, cancellation);
            var (now, last) = (write.Now, upTo.CutToMilliseconds());
            var count = await db.Set<Notification>().Where(n => n.UserId == userId && n.At <= last && n.ReadAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellation);
            if (count > 0)
            {
                write.AppendToList(userId, NotificationChanges.Read, userId);
                await write.CommitAsync(cancellation);
            }
        }

        return await notifications.CountAsync(userId, cancellation);
    }

    public async Task<NotificationView> RunAsync(Guid userId, Guid notificationId, CancellationToken cancellation)
    {
        await notifications.ReadAsync(userId, notificationId, cancellation);
        await using (var write = await log.BeginAsync(cancellation))
        {
            await users.LockAsync(userId, cancellation);
            var now = write.Now;
            var count = await db.Set<Notification>().Where(n => n.UserId == userId && n.Id == notificationId && n.ReadAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellation);
            if (count > 0)
            {
                write.AppendToList(userId, NotificationChanges.Updated, notificationId);
                await write.CommitAsync(cancellation);
            }
        }

        return await notifications.ReadAsync(userId, notificationId, cancellation);
    }
}
