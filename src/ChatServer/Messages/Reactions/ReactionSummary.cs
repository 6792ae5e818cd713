namespace ChatServer.Messages.Reactions;

/// <summary>How many people reacted to a message with one emoji.</summary>
/// <param name="Emoji">
/// The emoji: of Unicode, or of a set as "name:mediaId", by the name that it had when it came to this message. Whoever sees it there may read
/// /media/{mediaId} and download its variants "160" and "480", also when the set is gone.
/// </param>
/// <param name="Count">How many people, at least one.</param>
/// <param name="UserIds">Who they are, who reacted first coming first: all of them up to five, otherwise the first five; nobody in a channel.</param>
public sealed record ReactionSummary(string Emoji, long Count, IReadOnlyList<Guid> UserIds);
