using ChatServer.Conversations;
using ChatServer.Media;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages;

/// <summary>Reads single messages for someone who is a member of their conversation.</summary>
public sealed class MessageReader(ChatDbContext db, MediaOfMessages mediaOfMessages, MediaLinks links, TimeProvider clock)
{
    /// <summary>The message with addresses that show what is in it to this reader alone.</summary>
    public async Task<MessageView> ReadWithLinksAsync(Guid readerId, Guid messageId, CancellationToken cancellation) =>
        links.Sign(readerId, await ReadAsync(readerId, messageId, cancellation));

    public async Task<MessageView> ReadAsync(Guid readerId, Guid messageId, CancellationToken cancellation) =>
        await FindAsync(readerId, messageId, cancellation) ?? throw Refusal.NoSuchMessage();

    public async Task<MessageView?> FindAsync(Guid readerId, Guid messageId, CancellationToken cancellation)
    {
        if (await VisibleTo(readerId).AsNoTracking().SingleOrDefaultAsync(m => m.Id == messageId, cancellation) is not { } message) return null;

        List<MessageView> view = [MessageView.Of(message, clock.GetUtcNow())];
        await mediaOfMessages.AddAsync(view, cancellation);
        return view[0];
    }

    /// <summary>Whether there is a message that was sent under this id.</summary>
    public Task<bool> WasSentAsync(Guid senderId, Guid conversationId, Guid clientId, CancellationToken cancellation) =>
        db.Set<Message>().AnyAsync(m => m.ConversationId == conversationId && m.SenderId == senderId && m.ClientId == clientId, cancellation);

    /// <summary>The message for a change of it, tracked; to be called under the conversation's lock.</summary>
    public async Task<Message> RequireAsync(Guid readerId, Guid messageId, CancellationToken cancellation) =>
        await VisibleTo(readerId).SingleOrDefaultAsync(m => m.Id == messageId, cancellation) ?? throw Refusal.NoSuchMessage();

    /// <summary>Where a message is; that never changes.</summary>
    public async Task<Guid> ConversationOfAsync(Guid readerId, Guid messageId, CancellationToken cancellation) =>
        await VisibleTo(readerId).Where(m => m.Id == messageId).Select(m => (Guid?)m.ConversationId).SingleOrDefaultAsync(cancellation)
        ?? throw Refusal.NoSuchMessage();

    /// <summary>Where a message is, with its position there.</summary>
    public async Task<(Guid ConversationId, long Seq)> PlaceOfAsync(Guid readerId, Guid messageId, CancellationToken cancellation)
    {
        var place = await VisibleTo(readerId).Where(m => m.Id == messageId).Select(m => new { m.ConversationId, m.Seq }).SingleOrDefaultAsync(cancellation)
            ?? throw Refusal.NoSuchMessage();
        return (place.ConversationId, place.Seq);
    }

    private IQueryable<Message> VisibleTo(Guid readerId) =>
        from message in db.Set<Message>()
        join membership in db.Set<Membership>() on message.ConversationId equals membership.ConversationId
        where membership.UserId == readerId && membership.LeftSeq == null && message.Seq > membership.HistorySeq
        select message;
}
