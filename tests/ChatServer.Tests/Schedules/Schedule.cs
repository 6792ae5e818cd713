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

    private static readonly int Count =
        int.Parse(Environment.GetEnvironmentVariable("CHATSERVER_SCHEDULES") ?? "3000", CultureInfo.InvariantCulture);

    /// <param name="holds">Throws when the schedule shows a mistake.</param>
    public static void ForAny(Action<byte[]> holds) =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), holds)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Count).WithEndSize(LongestLength));
}
