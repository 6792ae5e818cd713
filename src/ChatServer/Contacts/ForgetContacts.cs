using ChatServer.Accounts;
using ChatServer.Changes;
using ChatServer.Notifications;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Contacts;

internal sealed class ForgetContacts(ChatDbContext db, PersonEntries entries, ChangeLog log) : IForgetPerson
{
    public async Task RunAsync(Guid userId, CancellationToken cancellation)
    {
        await using var write = await log.BeginAsync(cancellation);
        var contactIds = await db.Set<Contact>().Where(c => c.UserId == userId).Select(c => c.ContactId).ToListAsync(cancellation);
        var requests = db.Set<ContactRequest>().Where(r => r.ToId == userId || r.FromId == userId);
        var otherIds = await requests.Where(r => r.RefusedAt == null).Select(r => r.ToId == userId ? r.FromId : r.ToId).ToListAsync(cancellation);

        foreach (var contactId in contactIds) write.AppendToList(contactId, ContactChanges.Contact, userId);
        foreach (var otherId in otherIds) write.AppendToList(otherId, ContactChanges.Request, userId);
        await entries.ForgetAsync(write, [.. otherIds], NotificationKind.ContactRequest, userId, cancellation);

        // Both sides have a row: by the person's own the other's is found by its key.
        await db.Set<Contact>().Where(c => c.UserId == userId || (contactIds.Contains(c.UserId) && c.ContactId == userId)).ExecuteDeleteAsync(cancellation);
        await requests.ExecuteDeleteAsync(cancellation);
        await write.CommitAsync(cancellation);
    }
}
