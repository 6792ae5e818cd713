using ChatServer.Changes;
using ChatServer.Media;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages;

internal sealed class MessageLoader(ChatDbContext db, MediaOfMessages mediaOfMessages, TimeProvider clock) : ISubjectLoader
{
    public string Subject => MessageChanges.Sent.Subject;

    public async Task<IReadOnlyDictionary<(Guid ConversationId, Guid SubjectId), object>> LoadAsync(
        IReadOnlyCollection<(Guid ConversationId, Guid SubjectId)> subjects, CancellationToken cancellation)
    {
        var ids = subjects.Select(s => s.SubjectId).ToList();
        var messages = await db.Set<Message>().AsNoTracking().Where(m => ids.Contains(m.Id)).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        var views = messages.ConvertAll(m => MessageView.Of(m, now));
        await mediaOfMessages.AddAsync(views, cancellation);
        return views.ToDictionary(v => (v.ConversationId, v.Id), v => (object)v);
    }
}
