using ChatServer.Blocks;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Users;

/// <summary>Tells how a person stands to others.</summary>
public sealed class Relations(ChatDbContext db)
{
    private static readonly string Read = $$"""
        select o.id as "Id", {{Blocking.Between("{0}", "o.id")}} as "IsApart",
            exists (select from contacts c where c.user_id = {0} and c.contact_id = o.id) as "IsContact"
        from unnest({1}) o(id)
        """;

    /// <summary>To each of these people; one query, and none where it is only about oneself.</summary>
    public async Task<IReadOnlyDictionary<Guid, Relation>> OfAsync(Guid userId, IEnumerable<Guid> otherIds, CancellationToken cancellation)
    {
        var others = otherIds.Where(id => id != userId).Distinct().ToArray();
        var rows = others.Length == 0 ? [] : await db.Database.SqlQueryRaw<Row>(Read, userId, others).ToListAsync(cancellation);
        var relations = rows.ToDictionary(r => r.Id, r => Between(isSelf: false, r.IsApart, r.IsContact));
        relations[userId] = Relation.Self;
        return relations;
    }

    /// <summary>A block outweighs everything.</summary>
    public static Relation Between(bool isSelf, bool isApart, bool isContact) =>
        isSelf ? Relation.Self : isApart ? Relation.Apart : isContact ? Relation.Contact : Relation.Stranger;

    private sealed record Row(Guid Id, bool IsApart, bool IsContact);
}
