namespace ChatServer.Accounts;

/// <summary>One signed-in device.</summary>
/// <param name="Id">The session's id; DELETE /sessions/{id} ends it.</param>
/// <param name="Device">The name that was given at sign-in, at most 200 characters.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="LastUsedAt">When it was last used, to the minute.</param>
/// <param name="ExpiresAt">When it ends if it is not used.</param>
/// <param name="Current">Whether it is the one that asks.</param>
public sealed record SessionView(
    Guid Id, string? Device, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset ExpiresAt, bool Current);
