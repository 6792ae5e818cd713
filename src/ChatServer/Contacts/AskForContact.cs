using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Notifications;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Texts;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Contacts;

/// <summary>A request to be contacts.</summary>
/// <param name="Note" example="We met at tea.">At most 200 characters, for the one whom you ask.</param>
public sealed record AskForContactRequest([TextLimit(0, ContactRequest.MaxNoteLength)] string? Note = null);

/// <summary>What came of asking.</summary>
public enum AskedStatus
{
    /// <summary>It waits for an answer.</summary>
    Pending,

    /// <summary>You are contacts: you were already, or they had asked you.</summary>
    Accepted,
}

/// <summary>What came of asking.</summary>
/// <param name="Status">pending: it waits for an answer; accepted: you are contacts, because you were already or they had asked you.</param>
public sealed record AskedView(AskedStatus Status);

/// <summary>Asks somebody to be contacts. Whoever was asked by the other agrees by asking.</summary>
public sealed class AskForContact(
    PairLock pairs, ContactStore contacts, Reach reach, PostingRules rules, PersonEntries entries, ChatDbContext db)
{
    public async Task<AskedView> RunAsync(Guid userId, Guid otherId, AskForContactRequest request, CancellationToken cancellation)
    {
        if (userId == otherId) throw Refusal.InvalidRequest("userId", "It is yourself.");
        var note = ShortText.ParseOptional(request.Note, "note", ContactRequest.MaxNoteLength);

        await using var write = await pairs.LockAsync(userId, otherId, cancellation);
        if (await contacts.FindAsync(userId, otherId, cancellation) is not null) return new AskedView(AskedStatus.Accepted);
        if (await contacts.FindPendingAsync(userId, otherId, cancellation) is not null) return new AskedView(AskedStatus.Pending);

        var isAnswer = await contacts.FindPendingAsync(otherId, userId, cancellation) is not null;
        if (isAnswer) await contacts.JoinAsync(write, userId, otherId, cancellation);
        else await AskAsync(write, userId, otherId, note, cancellation);
        await write.CommitAsync(cancellation);
        return new AskedView(isAnswer ? AskedStatus.Accepted : AskedStatus.Pending);
    }

    private async Task AskAsync(ChangeWrite write, Guid userId, Guid otherId, string? note, CancellationToken cancellation)
    {
        await reach.RequireAskAsync(userId, otherId, cancellation);
        await RequireFewAsync(userId, otherId, cancellation);
        await RequireRestAsync(userId, otherId, write.Now, cancellation);

        // A note reaches people who never wrote back: what may not be said to them elsewhere is not said here.
        if (note is not null) await rules.RequireAsync(new NewText(userId, null, note, SaidAs.Note), cancellation);

        var request = new ContactRequest { FromId = userId, ToId = otherId, Note = note, AskedAt = write.Now };
        db.Add(request);
        ContactStore.TellOf(write, request);
        await entries.PutAsync(write, otherId, NotificationKind.ContactRequest, userId, actorId: userId, cancellation);
    }

    private async Task RequireFewAsync(Guid userId, Guid otherId, CancellationToken cancellation)
    {
        var pending = db.Set<ContactRequest>().Where(r => r.RefusedAt == null);
        if (await pending.CountAsync(r => r.FromId == userId, cancellation) >= ContactRequest.MaxRequests) throw Refusal.TooManyContactRequests();

        // Whoever has so many to answer cannot be reached so.
        if (await pending.CountAsync(r => r.ToId == otherId, cancellation) >= ContactRequest.MaxAsked) throw Refusal.NotReachable();
    }

    // The one who was refused learns no more than somebody who is not to ask at all.
    private async Task RequireRestAsync(Guid userId, Guid otherId, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now - ContactRequest.Rest;
        var refused = db.Set<ContactRequest>().Where(r => r.FromId == userId && r.ToId == otherId);
        if (await refused.AnyAsync(r => r.RefusedAt > since, cancellation)) throw Refusal.NotReachable();

        await refused.ExecuteDeleteAsync(cancellation);
    }
}
