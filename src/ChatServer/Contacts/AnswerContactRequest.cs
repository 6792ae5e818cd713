using ChatServer.Conversations;
using ChatServer.Persistence;
using ChatServer.Refusals;

namespace ChatServer.Contacts;

/// <summary>Ends a request that waits for an answer: whoever comes first decides, and there is nothing left for the others.</summary>
public sealed class AnswerContactRequest(PairLock pairs, ContactStore contacts, ChatDbContext db)
{
    public async Task AcceptAsync(Guid userId, Guid askerId, CancellationToken cancellation)
    {
        await using var write = await pairs.LockAsync(userId, askerId, cancellation);
        await RequireAsync(askerId, userId, cancellation);
        await contacts.JoinAsync(write, userId, askerId, cancellation);
        await write.CommitAsync(cancellation);
    }

    public async Task RefuseAsync(Guid userId, Guid askerId, CancellationToken cancellation)
    {
        await using var write = await pairs.LockAsync(userId, askerId, cancellation);
        var request = await RequireAsync(askerId, userId, cancellation);
        request.RefusedAt = write.Now;
        await contacts.TellAnsweredAsync(write, request, cancellation);
        await write.CommitAsync(cancellation);
    }

    /// <summary>Takes back one's own.</summary>
    public async Task WithdrawAsync(Guid userId, Guid askedId, CancellationToken cancellation)
    {
        await using var write = await pairs.LockAsync(userId, askedId, cancellation);
        var request = await RequireAsync(userId, askedId, cancellation);
        db.Remove(request);
        await contacts.TellAnsweredAsync(write, request, cancellation);
        await write.CommitAsync(cancellation);
    }

    private async Task<ContactRequest> RequireAsync(Guid fromId, Guid toId, CancellationToken cancellation) =>
        await contacts.FindPendingAsync(fromId, toId, cancellation) ?? throw Refusal.NoSuchContactRequest();
}
