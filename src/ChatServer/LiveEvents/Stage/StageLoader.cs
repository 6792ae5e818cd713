using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.LiveEvents.Stage;

internal sealed class StageLoader(ChatDbContext db) : ISubjectLoader
{
    public string Subject => LiveEventChanges.Staged.Subject;

    public async Task<IReadOnlyDictionary<(Guid ConversationId, Guid SubjectId), object>> LoadAsync(
        IReadOnlyCollection<(Guid ConversationId, Guid SubjectId)> subjects, CancellationToken cancellation)
    {
        var ids = subjects.Select(s => s.SubjectId).ToHashSet();
        var stages = await db.Set<EventStage>().AsNoTracking().Where(s => ids.Contains(s.ConversationId)).ToListAsync(cancellation);
        return stages.ToDictionary(s => (s.ConversationId, s.ConversationId), s => (object)StageView.Of(s));
    }
}
