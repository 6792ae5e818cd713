using ChatServer.Changes;

namespace ChatServer.Accounts;

/// <summary>These sessions ended: their tokens are dead, and so are the sockets they opened.</summary>
public sealed record SessionsEnded(Guid UserId, IReadOnlyCollection<Guid> SessionIds) : Signal;
