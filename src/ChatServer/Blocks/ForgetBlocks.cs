using ChatServer.Accounts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Blocks;

internal sealed class ForgetBlocks(ChatDbContext db) : IForgetPerson
{
    public Task RunAsync(Guid userId, CancellationToken cancellation) =>
        db.Set<Block>().Where(b => b.UserId == userId || b.BlockedId == userId).ExecuteDeleteAsync(cancellation);
}
