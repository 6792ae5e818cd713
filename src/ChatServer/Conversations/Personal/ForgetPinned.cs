using ChatServer.Accounts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Personal;

internal sealed class ForgetPinned(ChatDbContext db) : IForgetPerson
{
    public Task RunAsync(Guid userId, CancellationToken cancellation) =>
        db.Set<PinnedConversations>().Where(p => p.UserId == userId).ExecuteDeleteAsync(cancellation);
}
