namespace ChatServer.Statistics;

/// <summary>How much time one number is about. All begin and end in UTC.</summary>
public enum StatisticStep
{
    Hour,
    Day,

    /// <summary>From Monday on.</summary>
    Week,

    Month,
}

internal static class StatisticSteps
{
    /// <summary>Where the step begins that a time lies in.</summary>
    public static DateTimeOffset StartOf(this StatisticStep step, DateTimeOffset time)
    {
        var (utc, day) = (time.UtcDateTime, new DateTimeOffset(time.UtcDateTime.Date, TimeSpan.Zero));
        return step switch
        {
            StatisticStep.Hour => day.AddHours(utc.Hour),
            StatisticStep.Day => day,
            StatisticStep.Week => day.AddDays(-(((int)utc.DayOfWeek + 6) % 7)),
            _ => day.AddDays(1 - utc.Day),
        };
    }

    public static DateTimeOffset Next(this StatisticStep step, DateTimeOffset start) => step switch
    {
        StatisticStep.Hour => start.AddHours(1),
        StatisticStep.Day => start.AddDays(1),
        StatisticStep.Week => start.AddDays(7),
        _ => start.AddMonths(1),
    };
}
