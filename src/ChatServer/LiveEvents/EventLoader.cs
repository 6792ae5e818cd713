using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents;

internal sealed class EventLoader(ChatDbContext db) : ISubjectLoader
{
    public string Subject => LiveEventChanges.Scheduled.Subject;

    public async Task<IReadOnlyDictionary<(Guid ConversationId, Guid SubjectId), object>> LoadAsync(
        IReadOnlyCollection<(Guid ConversationId, Guid SubjectId)> subjects, CancellationToken cancellation)
    {
        var ids = subjects.Select(s => s.SubjectId).ToHashSet();
        var events = await (
            from liveEvent in db.Set<LiveEvent>().AsNoTracking()
            join conversation in db.Set<Conversation>().AsNoTracking() on liveEvent.ConversationId equals conversation.Id
            where ids.Contains(liveEvent.ConversationId)
            select new { liveEvent, conversation }).ToListAsync(cancellation);
        return events.ToDictionary(e => (e.conversation.Id, e.conversation.Id), e => (object)EventFacts.Of(e.liveEvent, e.conversation));
    }
}
