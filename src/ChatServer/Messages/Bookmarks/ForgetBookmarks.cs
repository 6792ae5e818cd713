using ChatServer.Accounts;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Messages.Bookmarks;

internal sealed class ForgetBookmarks(ChatDbContext db) : IForgetPerson
{
    public Task RunAsync(Guid userId, CancellationToken cancellation) =>
        db.Set<Bookmark>().Where(b => b.UserId == userId).ExecuteDeleteAsync(cancellation);
}
