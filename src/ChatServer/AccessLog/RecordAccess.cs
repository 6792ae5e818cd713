using ChatServer.Conversations;
using ChatServer.Http;

namespace ChatServer.AccessLog;

/// <summary>Records that a member opened a conversation.</summary>
public sealed class RecordAccess(Memberships memberships, AccessStore store, TimeProvider clock)
{
    public async Task<AccessView> RunAsync(Guid userId, Guid conversationId, CancellationToken cancellation)
    {
        await memberships.RequireAsync(userId, conversationId, cancellation);
        var entry = await store.AddAsync(conversationId, userId, clock.GetUtcNow().CutToMilliseconds(), unlessSince: null, cancellation);
        return AccessView.Of(entry!);
    }
}
