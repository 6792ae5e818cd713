namespace ChatServer.Changes;

/// <summary>A kind of change. Features declare theirs; numbers are stored and names are contract, so both are for ever.</summary>
/// <param name="Number">What the log stores.</param>
/// <param name="Name">What clients see, such as "message.sent".</param>
/// <param name="Subject">Name of the member that carries the subject's current view, such as "message".</param>
public sealed record ChangeKind(short Number, string Name, string Subject);

/// <summary>A kind of change in a person's own list.</summary>
public sealed record UserChangeKind(short Number, string Name);
