using ChatServer.Persistence;

namespace ChatServer.Blocks;

/// <summary>The one condition for whether two people are kept apart: one of them blocked the other. Whoever asks, asks it here.</summary>
public static class Blocking
{
    /// <summary>Whether these two are, as a condition of SQL.</summary>
    /// <param name="one">A column or parameter with a person.</param>
    /// <param name="other">Another one.</param>
    public static string Between(string one, string other) => $"""
        exists (select from blocks b where (b.user_id = {one} and b.blocked_id = {other}) or (b.user_id = {other} and b.blocked_id = {one}))
        """;

    /// <summary>From whom this person is, as a subquery of SQL: to be asked once for many.</summary>
    /// <param name="person">The parameter with the person.</param>
    public static string With(string person) => $"""
        (select blocked_id from blocks where user_id = {person} union all select user_id from blocks where blocked_id = {person})
        """;

    /// <summary>Whom this person blocked, as a subquery of SQL: for what would tell them who blocked them, if it was asked from both sides.</summary>
    /// <param name="person">The parameter with the person.</param>
    public static string By(string person) => $"(select blocked_id from blocks where user_id = {person})";

    /// <summary>From whom this person is.</summary>
    public static IQueryable<Guid> ApartFrom(this ChatDbContext db, Guid userId) =>
        db.Set<Block>().Where(b => b.UserId == userId).Select(b => b.BlockedId)
            .Concat(db.Set<Block>().Where(b => b.BlockedId == userId).Select(b => b.UserId));
}
