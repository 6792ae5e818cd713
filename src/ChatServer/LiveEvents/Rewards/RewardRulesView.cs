using System.ComponentModel.DataAnnotations;

namespace ChatServer.LiveEvents.Rewards;

/// <summary>What an event gives points for. What is absent, or null, gives none.</summary>
/// <param name="Joined">For being in it while it is live: once, whenever the rule was set.</param>
/// <param name="Watched">For each minute watched while it is live, whenever the rule was set.</param>
/// <param name="Message">For each message in its chat from the rule on; what is deleted later keeps its points.</param>
/// <param name="Vote">For a vote in each poll that is asked in its chat from the rule on, and is not anonymous.</param>
/// <param name="Answer">For the right answer in each such quiz, once it is closed.</param>
public sealed record RewardRulesView(
    RewardOnce? Joined = null, RewardOfMinutes? Watched = null, RewardOfTimes? Message = null, RewardOfTimes? Vote = null, RewardOfTimes? Answer = null)
{
    public static RewardRulesView Of(IEnumerable<RewardRule> rules)
    {
        var byKind = rules.ToDictionary(r => r.Kind);
        return new RewardRulesView(
            byKind.GetValueOrDefault(RewardedKind.Joined) is { } joined ? new RewardOnce(joined.Points) : null,
            byKind.GetValueOrDefault(RewardedKind.Watched) is { } watched ? new RewardOfMinutes(watched.Points, watched.PerEvent) : null,
            RewardOfTimes.Of(byKind.GetValueOrDefault(RewardedKind.Message)),
            RewardOfTimes.Of(byKind.GetValueOrDefault(RewardedKind.Vote)),
            RewardOfTimes.Of(byKind.GetValueOrDefault(RewardedKind.Answer)));
    }

    internal IEnumerable<(RewardedKind Kind, RewardOfTimes Times)> All()
    {
        if (Joined is not null) yield return (RewardedKind.Joined, new RewardOfTimes(Joined.Points));
        if (Watched is not null) yield return (RewardedKind.Watched, new RewardOfTimes(Watched.Points, PerEvent: Watched.PerEvent));
        if (Message is not null) yield return (RewardedKind.Message, Message);
        if (Vote is not null) yield return (RewardedKind.Vote, Vote);
        if (Answer is not null) yield return (RewardedKind.Answer, Answer);
    }
}

/// <summary>Points that one gets once.</summary>
/// <param name="Points" example="10">1 to 10,000.</param>
public sealed record RewardOnce([Range(1, RewardRule.MaxPoints, ErrorMessage = RewardOfTimes.Bounds)] int Points);

/// <summary>Points for each minute.</summary>
/// <param name="Points" example="1">1 to 10,000.</param>
/// <param name="PerEvent" example="60">For how many minutes at most, 1 to 10,000; null: for all.</param>
public sealed record RewardOfMinutes(
    [Range(1, RewardRule.MaxPoints, ErrorMessage = RewardOfTimes.Bounds)] int Points,
    [Range(1, RewardRule.MaxTimes, ErrorMessage = RewardOfTimes.Bounds)] int? PerEvent = null);

/// <summary>Points for each time, as often as bounds let one get them. A poll's minute and hour are those in which it was asked.</summary>
/// <param name="Points" example="5">1 to 10,000.</param>
/// <param name="PerMinute" example="2">How often at most in a minute of the clock, 1 to 10,000; null: any number.</param>
/// <param name="PerHour" example="20">How often at most in an hour of the clock, 1 to 10,000; null: any number.</param>
/// <param name="PerEvent" example="50">How often at most, 1 to 10,000; null: any number.</param>
public sealed record RewardOfTimes(
    [Range(1, RewardRule.MaxPoints, ErrorMessage = RewardOfTimes.Bounds)] int Points,
    [Range(1, RewardRule.MaxTimes, ErrorMessage = RewardOfTimes.Bounds)] int? PerMinute = null,
    [Range(1, RewardRule.MaxTimes, ErrorMessage = RewardOfTimes.Bounds)] int? PerHour = null,
    [Range(1, RewardRule.MaxTimes, ErrorMessage = RewardOfTimes.Bounds)] int? PerEvent = null)
{
    internal const string Bounds = "It must be from 1 to 10000.";

    public static RewardOfTimes? Of(RewardRule? r) => r is null ? null : new RewardOfTimes(r.Points, r.PerMinute, r.PerHour, r.PerEvent);
}
