using System.ComponentModel;
using ChatServer.Refusals;

namespace ChatServer.Statistics;

/// <summary>Which numbers.</summary>
public sealed class StatisticsRequest
{
    /// <summary>Numbers of one series in an answer.</summary>
    public const int MaxPoints = 1_000;

    private static readonly TimeSpan DefaultLength = TimeSpan.FromDays(30);
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Only this series; all without it.</summary>
    public StatisticSeries? Series { get; init; }

    /// <summary>From the step on that this time lies in, 2000 at the earliest; 30 days before "to" without it.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Up to this time, excluding it, 2200 at the latest; now without it.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How much time one number is about: hour, day, week (from Monday) or month.</summary>
    [DefaultValue(StatisticStep.Day)]
    public StatisticStep Step { get; init; } = StatisticStep.Day;

    /// <summary>Where the first step begins, and where the last one ends at the latest.</summary>
    internal (DateTimeOffset From, DateTimeOffset To) Range(DateTimeOffset now)
    {
        var to = To ?? now;
        if (to > Latest) throw Refusal.InvalidRequest("to", "It must not be after 2200.");
        if (to <= Earliest) throw Refusal.InvalidRequest("to", "It must be after the beginning of 2000.");

        var from = From ?? to - DefaultLength;
        if (from < Earliest) throw Refusal.InvalidRequest("from", "It must not be before 2000.");
        if (from >= to) throw Refusal.InvalidRequest("from", "It must be before \"to\".");

        return (Step.StartOf(from), to.ToUniversalTime());
    }
}
