using ChatServer.Accounts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Invitations;

internal sealed class ForgetInvitations(ChatDbContext db) : IForgetPerson
{
    public async Task RunAsync(Guid userId, CancellationToken cancellation)
    {
        await db.Set<Invitation>().Where(i => i.UserId == userId).ExecuteDeleteAsync(cancellation);
        await db.Set<JoinRequest>().Where(r => r.UserId == userId).ExecuteDeleteAsync(cancellation);
    }
}
