using ChatServer.Conversations;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages;

/// <summary>Reads messages for someone who is a member of their conversation.</summary>
public sealed class MessageReader(ChatDbContext db, Memberships memberships)
{
    public async Task<MessageView> ReadAsync(Guid readerId, Guid messageId, CancellationToken cancellation) =>
        MessageView.Of(await VisibleTo(readerId).AsNoTracking().SingleOrDefaultAsync(m => m.Id == messageId, cancellation)
            ?? throw Refusal.NoSuchMessage());

    /// <summary>The message for a change of it, tracked; to be called under the conversation's lock.</summary>
    public async Task<Message> RequireAsync(Guid readerId, Guid messageId, CancellationToken cancellation) =>
        await VisibleTo(readerId).SingleOrDefaultAsync(m => m.Id == messageId, cancellation) ?? throw Refusal.NoSuchMessage();

    /// <summary>Where a message is; that never changes.</summary>
    public async Task<Guid> ConversationOfAsync(Guid readerId, Guid messageId, CancellationToken cancellation) =>
        await VisibleTo(readerId).Where(m => m.Id == messageId).Select(m => (Guid?)m.ConversationId).SingleOrDefaultAsync(cancellation)
        ?? throw Refusal.NoSuchMessage();

    public async Task<MessagePage> PageAsync(
        Guid readerId, Guid conversationId, MessagePageRequest page, CancellationToken cancellation)
    {
        page.Validate();
        await memberships.RequireAsync(readerId, conversationId, cancellation);

        return page switch
        {
            { Around: { } seq } => await AroundAsync(conversationId, seq, page.Limit, cancellation),
            { After: { } seq } => MessagePage.Of(await AfterAsync(conversationId, seq, page.Limit + 1, cancellation), page.Limit),
            _ => MessagePage.Of(await BeforeAsync(conversationId, page.Before ?? long.MaxValue, page.Limit + 1, cancellation), page.Limit)
                .Reversed(),
        };
    }

    private async Task<MessagePage> AroundAsync(Guid conversationId, long seq, int limit, CancellationToken cancellation)
    {
        var older = limit / 2;
        var before = await BeforeAsync(conversationId, seq, older + 1, cancellation);
        var after = await AfterAsync(conversationId, seq - 1, limit - older + 1, cancellation);
        return MessagePage.Around(MessagePage.Of(before, older).Reversed(), MessagePage.Of(after, limit - older));
    }

    private Task<List<Message>> BeforeAsync(Guid conversationId, long seq, int count, CancellationToken cancellation) =>
        db.Set<Message>().AsNoTracking().Where(m => m.ConversationId == conversationId && m.Seq < seq)
            .OrderByDescending(m => m.Seq).Take(count).ToListAsync(cancellation);

    private Task<List<Message>> AfterAsync(Guid conversationId, long seq, int count, CancellationToken cancellation) =>
        db.Set<Message>().AsNoTracking().Where(m => m.ConversationId == conversationId && m.Seq > seq)
            .OrderBy(m => m.Seq).Take(count).ToListAsync(cancellation);

    private IQueryable<Message> VisibleTo(Guid readerId) =>
        from message in db.Set<Message>()
        join membership in db.Set<Membership>() on message.ConversationId equals membership.ConversationId
        where membership.UserId == readerId && membership.LeftSeq == null
        select message;
}
