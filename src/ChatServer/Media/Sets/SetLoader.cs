using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Media.Sets;

internal sealed class SetLoader(ChatDbContext db) : ISubjectLoader
{
    public string Subject => SetChanges.Updated.Subject;

    public async Task<IReadOnlyDictionary<(Guid ConversationId, Guid SubjectId), object>> LoadAsync(
        IReadOnlyCollection<(Guid ConversationId, Guid SubjectId)> subjects, CancellationToken cancellation)
    {
        var ids = subjects.Select(s => s.SubjectId).ToHashSet();
        var sets = await db.Set<MediaSet>().AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancellation);
        return sets.ToDictionary(s => (s.ConversationId!.Value, s.Id), s => (object)SetView.Of(s));
    }
}
