namespace ChatServer.Statistics;

/// <summary>What happened on this server over time.</summary>
/// <param name="Step">How much time one number is about.</param>
/// <param name="From">Where the first step begins, in UTC.</param>
/// <param name="To">Up to when, excluding it.</param>
/// <param name="Series">The numbers, series by series.</param>
public sealed record StatisticsView(StatisticStep Step, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<SeriesView> Series);

/// <summary>What happened of one kind.</summary>
/// <param name="Series">What was counted.</param>
/// <param name="Points">One for each step, in order, also where it is zero.</param>
public sealed record SeriesView(StatisticSeries Series, IReadOnlyList<PointView> Points);

/// <summary>One number.</summary>
/// <param name="Start">Where the step begins, in UTC.</param>
/// <param name="Value">How much there was in it.</param>
public sealed record PointView(DateTimeOffset Start, long Value);
