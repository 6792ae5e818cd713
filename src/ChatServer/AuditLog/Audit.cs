using ChatServer.Chains;
using ChatServer.Changes;

namespace ChatServer.AuditLog;

/// <summary>Records what moderators and admins do, in the transaction in which they do it: what is not recorded did not happen.</summary>
public sealed class Audit(Chain<AuditEntry> chain)
{
    /// <summary>To be called when everything else is locked: conversations, and all people whom the transaction is about.</summary>
    /// <param name="write">The transaction.</param>
    /// <param name="act">What is done.</param>
    /// <param name="actorId">By whom; null for whoever runs the server, and for the server itself.</param>
    /// <param name="userId">The person it is done to.</param>
    /// <param name="subjectId">What else it is done to.</param>
    /// <param name="detail">What came of it, or the reason.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task RecordAsync(
        ChangeWrite write, AuditAct act, Guid? actorId, Guid? userId, Guid? subjectId, string? detail, CancellationToken cancellation)
    {
        var head = await chain.LockAsync(ChainEntry.OnlyChain, cancellation);
        chain.Add(head, new AuditEntry
        {
            ChainId = ChainEntry.OnlyChain,
            At = write.Now,
            Act = act,
            ActorId = actorId,
            UserId = userId,
            SubjectId = subjectId,
            Detail = detail,
        });
    }
}
