using ChatServer.Changes;

namespace ChatServer.Moderation.Actions;

/// <summary>Whether somebody may write, or come in, is not what it was.</summary>
public sealed record RestrictionChanged(Guid UserId) : Signal;
