using ChatServer.Conversations;
using ChatServer.Media;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Pins;

/// <summary>Lists what is pinned in a conversation, for one of its members: what was pinned last comes first.</summary>
public sealed class PinReader(ChatDbContext db, Memberships memberships, MediaOfMessages mediaOfMessages, TimeProvider clock)
{
    public async Task<IReadOnlyList<MessageView>> ListAsync(Guid readerId, Guid conversationId, CancellationToken cancellation)
    {
        var membership = await memberships.RequireAsync(readerId, conversationId, cancellation);
        var pinned = await (
            from pin in db.Set<Pin>()
            join message in db.Set<Message>().AsNoTracking()
                on new { pin.ConversationId, pin.Seq } equals new { message.ConversationId, message.Seq }
            where pin.ConversationId == conversationId && pin.Seq > membership.HistorySeq
            orderby pin.PinnedSeq descending
            select message).ToListAsync(cancellation);

        var views = pinned.ConvertAll(m => MessageView.Of(m, clock.GetUtcNow()));
        await mediaOfMessages.AddForAsync(readerId, views, cancellation);
        return views;
    }
}
