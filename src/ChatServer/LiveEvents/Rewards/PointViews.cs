namespace ChatServer.LiveEvents.Rewards;

/// <summary>Your points in an event.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Points">What you have.</param>
/// <param name="Earned">What you got: by this the leaderboard ranks.</param>
public sealed record PointBalanceView(Guid EventId, long Points, long Earned);

/// <summary>Points that somebody got, or gave, at one occasion.</summary>
/// <param name="Id">Its id.</param>
/// <param name="UserId">Whose points.</param>
/// <param name="Kind">joined, watched, message, vote or answer: by the event's rules; grant: by a host; redeemed: for a reward; returned: as it was cancelled.</param>
/// <param name="Points">How many; below zero they were taken.</param>
/// <param name="At">When that was for which they were given; a poll's when it was asked.</param>
/// <param name="Reason">Why, in the words of the host who gave them; null otherwise.</param>
/// <param name="ById">The host who gave them; null otherwise.</param>
public sealed record PointEntryView(Guid Id, Guid UserId, PointKind Kind, int Points, DateTimeOffset At, string? Reason, Guid? ById)
{
    public static PointEntryView Of(PointEntry p) => new(p.Id, p.UserId, p.Kind, p.Points, p.At, p.Reason, p.ById);
}
