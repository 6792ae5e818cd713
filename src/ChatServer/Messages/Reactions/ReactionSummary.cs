namespace ChatServer.Messages.Reactions;

/// <summary>How many people reacted to a message with one emoji.</summary>
/// <param name="Emoji">The emoji.</param>
/// <param name="Count">How many people, at least one.</param>
/// <param name="UserIds">Who they are, who reacted first coming first: all of them up to five, otherwise the first five.</param>
public sealed record ReactionSummary(string Emoji, long Count, IReadOnlyList<Guid> UserIds);
