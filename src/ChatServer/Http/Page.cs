namespace ChatServer.Http;

/// <summary>One page of a list.</summary>
/// <param name="Items">At most "limit" of them.</param>
/// <param name="Next">Pass it as "cursor" to get the following page; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
