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
            var count = await db.Database.ExecuteSqlAsync(
                $"""
                insert into notification_quiet_kinds as q (user_id, kinds) values ({userId}, {kinds})
                on conflict (user_id) do update set kinds = excluded.kinds where q.kinds <> excluded.kinds
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
            var until = request.MutedUntil?.CutToMilliseconds() is { } time && time > write.Now ? time : (DateTimeOffset?)null;
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

    private static async Task CommitAsync(ChangeWrite write, Guid userId, int count, CancellationToken cancellation)
    {
        if (count == 0) return;

        write.AppendToList(userId, NotificationChanges.Preferences, userId);
        await write.CommitAsync(cancellation);
    }
}
