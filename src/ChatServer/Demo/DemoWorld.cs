using ChatServer.Messages;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Demo;

/// <summary>Looks for the demo world in the database.</summary>
internal sealed class DemoWorld(ChatDbContext db)
{
    private static readonly Dictionary<string, DemoPerson> ByAddress = DemoPeople.All.ToDictionary(p => p.Email);
    private static readonly string?[] Addresses = [.. ByAddress.Keys];

    /// <summary>Those of its people who have an account. Whoever tried things out may have deleted one.</summary>
    public async Task<IReadOnlyDictionary<DemoPerson, Guid>> PeopleAsync(CancellationToken cancellation)
    {
        var accounts = await db.Users.Where(u => Addresses.Contains(u.NormalizedEmail))
            .Select(u => new { u.Id, u.NormalizedEmail })
            .ToListAsync(cancellation);
        return accounts.ToDictionary(a => ByAddress[a.NormalizedEmail!], a => a.Id);
    }

    public async Task<bool> IsCompleteAsync(CancellationToken cancellation) =>
        (await PeopleAsync(cancellation)).Count > 0
        && await db.Set<Message>().AnyAsync(m => m.ClientId == DemoScript.LastWord.ClientId, cancellation);

    /// <summary>Keeps the demo out of a database that somebody uses.</summary>
    /// <remarks>A fill that was killed leaves only people of its own: the server listens to nobody before it is done.</remarks>
    public async Task RequireRoomAsync(CancellationToken cancellation)
    {
        var isUsed = await db.Users.AnyAsync(u => u.DeletedAt == null && !Addresses.Contains(u.NormalizedEmail), cancellation);
        if (isUsed && !await IsCompleteAsync(cancellation))
            throw new CannotStartException(
                "The database has accounts and no demo world, so --demo does not touch it; nothing was changed. "
                + "Start without --demo, or give the demo a database of its own, such as by --DataDirectory=./data/demo");
    }
}
