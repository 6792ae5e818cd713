using ChatServer.Users;

namespace ChatServer.LiveEvents.Rewards.Redeeming;

/// <summary>What people get for their points in an event.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Cost">Points that it takes.</param>
/// <param name="Left">How many are left; null: any number.</param>
/// <param name="PerPerson">How many one person gets; null: any number.</param>
public sealed record RewardView(Guid Id, string Title, int Cost, int? Left, int? PerPerson)
{
    public static RewardView Of(EventReward r) => new(r.Id, r.Title, r.Cost, r.Stock, r.PerPerson);
}

/// <summary>That somebody gave points for a reward.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RewardId">The reward.</param>
/// <param name="Title">What it is called.</param>
/// <param name="UserId">Who redeemed it.</param>
/// <param name="Cost">What was paid.</param>
/// <param name="Status">open: to be handed out; handed; cancelled: the points are back.</param>
/// <param name="At">When it was redeemed.</param>
/// <param name="ClosedAt">When it was handed out or cancelled; null before.</param>
/// <param name="User">What others see of them; where a host lists all.</param>
public sealed record RedemptionView(
    Guid Id, Guid RewardId, string Title, Guid UserId, int Cost, RedemptionStatus Status, DateTimeOffset At, DateTimeOffset? ClosedAt, UserCard? User = null)
{
    public static RedemptionView Of(Redemption r, string title) => new(r.Id, r.RewardId, title, r.UserId, r.Cost, r.Status, r.At, r.ClosedAt);
}
