using ChatServer.Conversations;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Notifications;

/// <summary>Reads what a person wants to be disturbed by, in the conversations that they are in.</summary>
public sealed class PreferencesReader(ChatDbContext db, Memberships memberships)
{
    public async Task<PreferencesView> ReadAsync(Guid userId, CancellationToken cancellation)
    {
        var own = await db.Set<PersonPreferences>().AsNoTracking().SingleOrDefaultAsync(p => p.UserId == userId, cancellation);
        var levels = await db.Set<ConversationLevel>()
            .Where(l => l.UserId == userId && db.Set<Membership>().Any(m =>
                m.ConversationId == l.ConversationId && m.UserId == userId && m.LeftSeq == null))
            .OrderBy(l => l.ConversationId)
            .Select(l => new ConversationPreferencesView(l.ConversationId, l.Level, l.MutedUntil)).ToListAsync(cancellation);
        return new PreferencesView([.. (own?.QuietKinds ?? []).Select(k => Enum.Parse<NotificationKind>(k, ignoreCase: true))], own?.MutedUntil, levels);
    }

    public async Task<ConversationPreferencesView> ReadAsync(Guid userId, Guid conversationId, CancellationToken cancellation)
    {
        await memberships.RequireAsync(userId, conversationId, cancellation);
        var level = await db.Set<ConversationLevel>().AsNoTracking()
            .SingleOrDefaultAsync(l => l.UserId == userId && l.ConversationId == conversationId, cancellation);
        return new ConversationPreferencesView(conversationId, level?.Level ?? NotificationLevel.All, level?.MutedUntil);
    }
}
