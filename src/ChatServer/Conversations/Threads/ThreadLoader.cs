using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Threads;

internal sealed class ThreadLoader(ChatDbContext db) : ISubjectLoader
{
    public string Subject => ConversationChanges.ThreadStarted.Subject;

    public async Task<IReadOnlyDictionary<(Guid ConversationId, Guid SubjectId), object>> LoadAsync(
        IReadOnlyCollection<(Guid ConversationId, Guid SubjectId)> subjects, CancellationToken cancellation)
    {
        var ids = subjects.Select(s => s.SubjectId).ToHashSet();
        var threads = await db.Set<Conversation>().AsNoTracking().Where(c => ids.Contains(c.Id) && c.ParentId != null).ToListAsync(cancellation);
        return threads.ToDictionary(c => (c.ParentId!.Value, c.Id), c => (object)ThreadFacts.Of(c));
    }
}
