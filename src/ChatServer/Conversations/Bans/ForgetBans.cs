using ChatServer.Accounts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Conversations.Bans;

internal sealed class ForgetBans(ChatDbContext db) : IForgetPerson
{
    public Task RunAsync(Guid userId, CancellationToken cancellation) =>
        db.Set<Ban>().Where(b => b.UserId == userId).ExecuteDeleteAsync(cancellation);
}
