using ChatServer.Chains;

namespace ChatServer.SecurityEvents;

/// <summary>What is recorded about who comes in, and who tries. The names are stored, so they are for ever.</summary>
public enum SecurityEventKind
{
    /// <summary>An account was made.</summary>
    SignedUp,

    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>A password was wrong, or its login nobody's.</summary>
    SignInFailed,

    /// <summary>Somebody tried too often to sign in.</summary>
    SignInThrottled,

    /// <summary>Somebody made too many accounts.</summary>
    SignUpThrottled,

    /// <summary>A session was ended before its time.</summary>
    SessionEnded,

    /// <summary>Somebody changed their password.</summary>
    PasswordChanged,

    /// <summary>Whoever runs the server gave an account a new password.</summary>
    PasswordReset,

    /// <summary>Somebody was given another role on the server.</summary>
    RoleChanged,

    /// <summary>Somebody asked for what is for moderators or admins of the server alone.</summary>
    AccessRefused,

    /// <summary>A token was shown that opens nothing: of a session that is over, or none that ever was.</summary>
    TokenRefused,

    /// <summary>An account was deleted.</summary>
    AccountDeleted,

    /// <summary>More happened from one network than is recorded one by one; the detail says what.</summary>
    Suppressed,
}

/// <summary>One of them: who, what, when, and from where. No text, token, address or login is in it.</summary>
public sealed class SecurityEvent : ChainEntry, IChained
{
    public static string ChainName => "security-events";

    public required SecurityEventKind Kind { get; init; }

    /// <summary>Whose account it is about; null where nobody knows.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Who did it, where that is somebody else.</summary>
    public Guid? ActorId { get; init; }

    public Guid? SessionId { get; init; }

    /// <summary>The network it came from, by which others from there can be told, and no more.</summary>
    public Guid? NetworkId { get; init; }

    /// <summary>What the kind leaves open, such as the new role.</summary>
    public string? Detail { get; init; }

    internal override void AppendTo(ChainHash hash) =>
        hash.Add(Kind.ToString()).Add(UserId).Add(ActorId).Add(SessionId).Add(NetworkId).Add(Detail);
}
