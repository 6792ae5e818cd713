using ChatServer.Accounts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Drafts;

internal sealed class ForgetDrafts(ChatDbContext db) : IForgetPerson
{
    public Task RunAsync(Guid userId, CancellationToken cancellation) =>
        db.Set<Draft>().Where(d => d.UserId == userId).ExecuteDeleteAsync(cancellation);
}
