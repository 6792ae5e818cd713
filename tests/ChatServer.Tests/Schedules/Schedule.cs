using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace ChatServer.Tests.Schedules;

/// <summary>Runs a test over many random schedules. A schedule is bytes, each of which the test takes for a step.</summary>
/// <remarks>
/// A failure tells the shortest schedule that fails; it is kept as a case of its own. The environment variable CHATSERVER_SCHEDULES is
/// how many there are.
/// </remarks>
internal static class Schedule
{
    private const int LongestLength = 300;

    private static readonly string? Count = Environment.GetEnvironmentVariable("CHATSERVER_SCHEDULES");

    /// <param name="holds">Throws when the schedule shows a mistake.</param>
    /// <param name="count">How many, if the environment does not say.</param>
    public static void ForAny(Action<byte[]> holds, int count = 3_000)
    {
        if (Count is not null) count = int.Parse(Count, CultureInfo.InvariantCulture);
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), holds)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithEndSize(LongestLength));
    }
}
