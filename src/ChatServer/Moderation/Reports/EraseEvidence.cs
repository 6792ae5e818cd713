using ChatServer.Jobs;

namespace ChatServer.Moderation.Reports;

/// <summary>Erases evidence once it is no longer needed; that there was a report stays.</summary>
internal sealed class EraseEvidence(KeepEvidence evidence) : IJobHandler
{
    public static string Kind => "reports.erase-evidence";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        await evidence.EraseDueAsync(cancellation);
        return TimeSpan.FromHours(1);
    }
}
