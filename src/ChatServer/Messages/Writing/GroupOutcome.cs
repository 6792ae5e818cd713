using ChatServer.Media;

namespace ChatServer.Messages.Writing;

/// <summary>What became of one message of a group.</summary>
internal readonly record struct GroupOutcome(Verdict Verdict, Guid Id, long Seq, long Number, DateTimeOffset CreatedAt)
{
    /// <summary>When it disappears, if it does.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it may be tried again; null where waiting does not help.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>What is in it, as it is when the group is committed.</summary>
    public IReadOnlyList<MediaView> Media { get; init; } = [];
}

/// <summary>The numbers are those that the group's statement answers.</summary>
internal enum Verdict
{
    New = 0,
    Repeated = 1,
    NotAMember = 2,
    NoMessageToAnswer = 3,
    ClientIdReused = 4,
    NoSuchMedia = 5,
    MediaFailed = 6,
    ThreadClosed = 7,
    ReadOnly = 8,
    Silenced = 9,
    RoleTooLow = 10,
    TooSoon = 11,
    NotReachable = 12,
}
