namespace ChatServer.Messages.Replies;

/// <summary>What was answered to a message, in short. It follows a reply within about a second, as a change of the message.</summary>
/// <param name="Count">How many replies there are that were not deleted.</param>
/// <param name="LastAt">When the newest of them was sent.</param>
/// <param name="LastRepliers">Who replied last, newest first, at most three people.</param>
public sealed record RepliesView(long Count, DateTimeOffset LastAt, IReadOnlyList<Guid> LastRepliers)
{
    public bool Equals(RepliesView? other) =>
        other is not null && (Count, LastAt) == (other.Count, other.LastAt) && LastRepliers.SequenceEqual(other.LastRepliers);

    public override int GetHashCode() => HashCode.Combine(Count, LastAt);
}
