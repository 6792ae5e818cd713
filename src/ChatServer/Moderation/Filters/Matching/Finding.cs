namespace ChatServer.Moderation.Filters.Matching;

/// <summary>What fitted.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="What">The rule's word, the place that a link leads to, or what a new account may not do; null for how much was said.</param>
public sealed record Match(FilterKind Kind, string? What = null);

/// <summary>That a rule fits.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Match">What of it.</param>
public sealed record Finding(FilterRule Rule, Match Match);
