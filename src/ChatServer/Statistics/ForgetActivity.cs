using ChatServer.Accounts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Statistics;

/// <summary>Removes when somebody was there. That somebody was stays in the numbers.</summary>
internal sealed class ForgetActivity(ChatDbContext db) : IForgetPerson
{
    public async Task RunAsync(Guid userId, CancellationToken cancellation)
    {
        await db.Set<Tally>().Where(t => t.UserId == userId).ExecuteDeleteAsync(cancellation);
        await db.Set<PersonActivity>().Where(a => a.UserId == userId).ExecuteDeleteAsync(cancellation);
    }
}
