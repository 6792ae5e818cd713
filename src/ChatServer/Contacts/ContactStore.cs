using ChatServer.Changes;
using ChatServer.Notifications;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Contacts;

/// <summary>What becomes of two people, in the transaction of a caller who holds both (<see cref="Conversations.PairLock"/>).</summary>
public sealed class ContactStore(ChatDbContext db, UserStore users, PersonEntries entries)
{
    public Task<Contact?> FindAsync(Guid userId, Guid contactId, CancellationToken cancellation) =>
        db.Set<Contact>().SingleOrDefaultAsync(c => c.UserId == userId && c.ContactId == contactId, cancellation);

    /// <summary>The request that waits for an answer; null if there is none.</summary>
    public Task<ContactRequest?> FindPendingAsync(Guid fromId, Guid toId, CancellationToken cancellation) =>
        db.Set<ContactRequest>().SingleOrDefaultAsync(r => r.FromId == fromId && r.ToId == toId && r.RefusedAt == null, cancellation);

    /// <summary>Makes contacts of two people; whatever one asked of the other is answered by that.</summary>
    public async Task JoinAsync(ChangeWrite write, Guid one, Guid other, CancellationToken cancellation)
    {
        await EndRequestsAsync(write, one, other, cancellation);
        await Between(one, other).Where(r => r.RefusedAt != null).ExecuteDeleteAsync(cancellation);
        foreach (var (userId, contactId) in Sides(one, other))
        {
            if (await db.Set<Contact>().CountAsync(c => c.UserId == userId, cancellation) >= Contact.MaxContacts) throw Refusal.TooManyContacts();

            db.Add(new Contact { UserId = userId, ContactId = contactId, Since = write.Now });
            write.AppendToList(userId, ContactChanges.Contact, contactId);
        }

        await users.TellRelationAsync(write, one, other, Relation.Contact, cancellation);
    }

    /// <summary>Takes two people out of each other's contacts; false if they were none.</summary>
    public async Task<bool> PartAsync(ChangeWrite write, Guid one, Guid other, CancellationToken cancellation)
    {
        var count = await db.Set<Contact>()
            .Where(c => (c.UserId == one && c.ContactId == other) || (c.UserId == other && c.ContactId == one)).ExecuteDeleteAsync(cancellation);
        if (count == 0) return false;

        foreach (var (userId, contactId) in Sides(one, other)) write.AppendToList(userId, ContactChanges.Contact, contactId);
        return true;
    }

    /// <summary>Ends what waits between two people. A refusal stands: whoever blocks and takes it back must not ask again at once.</summary>
    public async Task EndRequestsAsync(ChangeWrite write, Guid one, Guid other, CancellationToken cancellation)
    {
        var pending = await Between(one, other).Where(r => r.RefusedAt == null).ToListAsync(cancellation);
        db.RemoveRange(pending);
        foreach (var request in pending) await TellAnsweredAsync(write, request, cancellation);
    }

    /// <summary>Tells both that a request waits for no answer any more.</summary>
    public async Task TellAnsweredAsync(ChangeWrite write, ContactRequest request, CancellationToken cancellation)
    {
        TellOf(write, request);
        await entries.TellAsync(write, request.ToId, NotificationKind.ContactRequest, request.FromId, cancellation);
    }

    public static void TellOf(ChangeWrite write, ContactRequest request)
    {
        foreach (var (userId, otherId) in Sides(request.FromId, request.ToId)) write.AppendToList(userId, ContactChanges.Request, otherId);
    }

    private IQueryable<ContactRequest> Between(Guid one, Guid other) =>
        db.Set<ContactRequest>().Where(r => (r.FromId == one && r.ToId == other) || (r.FromId == other && r.ToId == one));

    private static (Guid UserId, Guid OtherId)[] Sides(Guid one, Guid other) => [(one, other), (other, one)];
}
