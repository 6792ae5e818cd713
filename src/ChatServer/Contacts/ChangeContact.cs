using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Refusals;
using ChatServer.Texts;
using ChatServer.Users;

namespace ChatServer.Contacts;

/// <summary>What to change about what you keep of a contact. Absent members stay as they are, null clears.</summary>
public sealed record ChangeContactRequest
{
    /// <summary>Your own name for them, of at most 80 characters; nobody else sees it.</summary>
    /// <example>Ben from tea</example>
    [TextLimit(0, Contact.MaxAliasLength)]
    public Optional<string?> Alias { get; init; }

    /// <summary>Whether they are one of your favourites.</summary>
    public bool? Favourite { get; init; }

    /// <summary>Until then nothing that they do disturbs you; in the past, or null: they are not muted.</summary>
    public Optional<DateTimeOffset?> MutedUntil { get; init; }
}

/// <summary>Changes what a person keeps of a contact, or ends that two people are contacts.</summary>
public sealed class ChangeContact(PairLock pairs, ContactStore contacts, ContactReader reader, UserStore users)
{
    public async Task<ContactView> UpdateAsync(Guid userId, Guid contactId, ChangeContactRequest request, CancellationToken cancellation)
    {
        await using (var write = await pairs.LockAsync(userId, contactId, cancellation))
        {
            var contact = await contacts.FindAsync(userId, contactId, cancellation) ?? throw Refusal.NoSuchContact();
            if (Apply(request, contact, write.Now))
            {
                write.AppendToList(userId, ContactChanges.Contact, contactId);
                await write.CommitAsync(cancellation);
            }
        }

        return await reader.ReadAsync(userId, contactId, cancellation);
    }

    public async Task RemoveAsync(Guid userId, Guid contactId, CancellationToken cancellation)
    {
        await using var write = await pairs.LockAsync(userId, contactId, cancellation);
        if (!await contacts.PartAsync(write, userId, contactId, cancellation)) return;

        await users.TellRelationAsync(write, userId, contactId, Relation.Stranger, cancellation);
        await write.CommitAsync(cancellation);
    }

    private static bool Apply(ChangeContactRequest request, Contact contact, DateTimeOffset now)
    {
        var before = (contact.Alias, contact.IsFavourite, contact.MutedUntil);
        if (request.Alias.IsGiven) contact.Alias = ShortText.ParseOptional(request.Alias.Value, "alias", Contact.MaxAliasLength);
        contact.IsFavourite = request.Favourite ?? contact.IsFavourite;
        if (request.MutedUntil.IsGiven)
            contact.MutedUntil = request.MutedUntil.Value?.CutToMilliseconds() is { } until && until > now ? until : null;
        return before != (contact.Alias, contact.IsFavourite, contact.MutedUntil);
    }
}
