using ChatServer.Chains;

namespace ChatServer.AccessLog;

/// <summary>Goes through the access log of a conversation, for its owner and admins.</summary>
public sealed class VerifyAccesses(AccessReader accesses, VerifyChain<AccessEntry> verify)
{
    public async Task<ChainVerdict> RunAsync(Guid readerId, Guid conversationId, CancellationToken cancellation)
    {
        await accesses.RequireAdminAsync(readerId, conversationId, cancellation);
        return await verify.RunAsync(conversationId, cancellation);
    }
}
