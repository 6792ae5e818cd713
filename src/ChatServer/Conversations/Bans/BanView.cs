namespace ChatServer.Conversations.Bans;

/// <summary>Somebody who is banned from a group.</summary>
/// <param name="ConversationId">The group.</param>
/// <param name="UserId">Who is banned.</param>
/// <param name="Reason">Why, for the one concerned as well; null if nobody said.</param>
/// <param name="Until">When it ends; null: when somebody lifts it.</param>
/// <param name="BannedBy">Who banned them last.</param>
/// <param name="BannedAt">When.</param>
public sealed record BanView(Guid ConversationId, Guid UserId, string? Reason, DateTimeOffset? Until, Guid BannedBy, DateTimeOffset BannedAt)
{
    public static BanView Of(Ban b) => new(b.ConversationId, b.UserId, b.Reason, b.Until, b.BannedBy, b.BannedAt);
}

/// <summary>A ban of one's own: who decided it is the group's affair.</summary>
/// <param name="ConversationId">The group.</param>
/// <param name="Reason">Why; null if nobody said.</param>
/// <param name="Until">When it ends; null: when somebody lifts it.</param>
/// <param name="BannedAt">Since when.</param>
public sealed record OwnBanView(Guid ConversationId, string? Reason, DateTimeOffset? Until, DateTimeOffset BannedAt);
