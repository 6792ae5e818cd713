using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Notifications;

/// <summary>Keeps what a person wants to be disturbed by. What is so already stays so, and is no change.</summary>
public sealed class SetPreferences(ChangeLog log, Memberships memberships, PreferencesReader preferences, ChatDbContext db)
{
    public const int MaxQuiet = 20;

    public async Task<PreferencesView> RunAsync(Guid userId, SetPreferencesRequest request, CancellationToken cancellation)
    {
        if (request.Quiet.Count > MaxQuiet) throw Refusal.InvalidRequest("quiet", $"It must have at most {MaxQuiet}.");
        var kinds = request.Quiet.Distinct().Order().Select(NotificationStore.Name).ToArray();

        await using (var write = await log.BeginAsync(cancellation))
        {
            var until = Until(request.MutedUntil, write.Now);
            var count = await db.Database.ExecuteSqlAsync(
                $"""
                insert into notification_preferences as p (user_id, quiet_kinds, muted_until) values ({userId}, {kinds}, {until})
                on conflict (user_id) do update set quiet_kinds = excluded.quiet_kinds, muted_until = excluded.muted_until
                where (p.quiet_kinds, p.muted_until) is distinct from (excluded.quiet_kinds, excluded.muted_until)
                """,
                cancellation);
            await CommitAsync(write, userId, count, cancellation);
        }

        return await preferences.ReadAsync(userId, cancellation);
    }

    public async Task<ConversationPreferencesView> RunAsync(
        Guid userId, Guid conversationId, SetConversationPreferencesRequest request, CancellationToken cancellation)
    {
        await using (var write = await log.BeginAsync(cancellation))
        {
            await memberships.RequireAsync(userId, conversationId, cancellation);
            var until = Until(request.MutedUntil, write.Now);
            var level = request.Level.ToString().ToLowerInvariant();
            var count = await db.Database.ExecuteSqlAsync(
                $"""
                insert into notification_levels as l (user_id, conversation_id, level, muted_until) values ({userId}, {conversationId}, {level}, {until})
                on conflict (user_id, conversation_id) do update set level = excluded.level, muted_until = excluded.muted_until
                where (l.level, l.muted_until) is distinct from (excluded.level, excluded.muted_until)
                """,
                cancellation);
            await CommitAsync(write, userId, count, cancellation);
        }

        return await preferences.ReadAsync(userId, conversationId, cancellation);
    }

    private static DateTimeOffset? Until(DateTimeOffset? time, DateTimeOffset now) => time?.CutToMilliseconds() is { } until && until > now ? until : null;

    private static async Task CommitAsync(ChangeWrite write, Guid userId, int count, CancellationToken cancellation)
    {
        if (count == 0) return;

        write.AppendToList(userId, NotificationChanges.Preferences, userId);
        await write.CommitAsync(cancellation);
    }
}
