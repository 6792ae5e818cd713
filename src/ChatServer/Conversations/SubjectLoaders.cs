using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations;

internal sealed class MemberLoader(ChatDbContext db) : ISubjectLoader
{
    public string Subject => ConversationChanges.MemberJoined.Subject;

    public async Task<IReadOnlyDictionary<(Guid ConversationId, Guid SubjectId), object>> LoadAsync(
        IReadOnlyCollection<(Guid ConversationId, Guid SubjectId)> subjects, CancellationToken cancellation)
    {
        var conversationIds = subjects.Select(s => s.ConversationId).ToHashSet();
        var userIds = subjects.Select(s => s.SubjectId).ToHashSet();
        var members = await db.Set<Membership>().AsNoTracking()
            .Where(m => conversationIds.Contains(m.ConversationId) && userIds.Contains(m.UserId)).ToListAsync(cancellation);
        return members.ToDictionary(m => (m.ConversationId, m.UserId), m => (object)MemberView.Of(m));
    }
}

internal sealed class ConversationLoader(ChatDbContext db) : ISubjectLoader
{
    public string Subject => ConversationChanges.Created.Subject;

    public async Task<IReadOnlyDictionary<(Guid ConversationId, Guid SubjectId), object>> LoadAsync(
        IReadOnlyCollection<(Guid ConversationId, Guid SubjectId)> subjects, CancellationToken cancellation)
    {
        var ids = subjects.Select(s => s.SubjectId).ToHashSet();
        var conversations = await db.Set<Conversation>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancellation);
        return conversations.ToDictionary(c => (c.Id, c.Id), c => (object)ConversationFacts.Of(c));
    }
}
