using ChatServer.Changes;

namespace ChatServer.Messages.Polls;

/// <summary>What the log records about polls, and a person's own list about their votes.</summary>
public static class PollChanges
{
    public static readonly ChangeKind Voted = new(17, "poll.voted", MessageChanges.Sent.Subject);
    public static readonly ChangeKind Closed = new(18, "poll.closed", MessageChanges.Sent.Subject);

    public static readonly UserChangeKind OwnVote = new(54, "vote.updated");

    public static IEnumerable<ChangeKind> All => [Voted, Closed];

    public static IEnumerable<UserChangeKind> Listed => [OwnVote];
}
