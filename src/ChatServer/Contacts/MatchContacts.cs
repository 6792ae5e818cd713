using System.ComponentModel.DataAnnotations;
using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Contacts;

/// <summary>E-mail addresses of an address book, as hashes.</summary>
/// <param name="Emails" example='["9de4dcc67240d5069ba21cd4de156498e8cc55befa6d32efeff7c106a4706640"]'>
/// 1 to 200 hashes. Each is SHA-256, as 64 hexadecimal digits, of an address without space around it, in small letters, in UTF-8.
/// </param>
public sealed record MatchContactsRequest(
    [MinLength(1), MaxLength(MatchContacts.MaxHashes), TextLimit(MatchContacts.HashLength, MatchContacts.HashLength, Pattern = "^[0-9A-Fa-f]{64}$")]
    IReadOnlyList<string> Emails);

/// <summary>Somebody here whose address is in the address book.</summary>
/// <param name="Email">The hash that it is, in small letters.</param>
/// <param name="User">What they show of themselves to you.</param>
public sealed record ContactMatchView(string Email, UserCard User);

/// <summary>Those who were found.</summary>
/// <param name="Items">In no order; of those who are not here, or do not let you find them, nothing.</param>
public sealed record ContactMatchesView(IReadOnlyList<ContactMatchView> Items);

/// <summary>Finds whom of an address book is here. Of what was asked nothing is kept.</summary>
/// <remarks>
/// Hashes of addresses can be guessed, so they hide little: what protects people is that they say who finds them, and how little one may ask.
/// Telephone numbers are not matched: nobody has proved to have one, so anybody could be shown as the owner of anybody's.
/// </remarks>
public sealed class MatchContacts(ChatDbContext db, UserCards cards)
{
    public const int MaxHashes = 200;
    public const int HashLength = 64;

    public async Task<ContactMatchesView> RunAsync(Guid userId, MatchContactsRequest request, CancellationToken cancellation)
    {
        var hashes = Parse(request.Emails);
        var found = await db.Including(userId, nameof(User.FoundBy)).AsNoTracking()
            .Where(u => u.Id != userId && u.DeletedAt == null && hashes.Contains(u.EmailHash!)).ToListAsync(cancellation);

        var seen = await cards.ForAsync(userId, found, cancellation);
        return new ContactMatchesView([.. found.Zip(seen, (user, card) => new ContactMatchView(Convert.ToHexStringLower(user.EmailHash!), card))]);
    }

    private static List<byte[]> Parse(IReadOnlyList<string> emails)
    {
        if (emails.Count is 0 or > MaxHashes) throw Refusal.InvalidRequest("emails", $"Name 1 to {MaxHashes} hashes.");

        var hashes = new List<byte[]>(emails.Count);
        foreach (var (email, i) in emails.Select((e, i) => (e, i)))
        {
            if (email is not { Length: HashLength } || !email.All(char.IsAsciiHexDigit))
                throw Refusal.InvalidRequest($"emails[{i}]", $"It must be {HashLength} hexadecimal digits.");
            hashes.Add(Convert.FromHexString(email));
        }

        return hashes;
    }
}
