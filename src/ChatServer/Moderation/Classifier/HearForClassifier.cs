using ChatServer.Changes;
using ChatServer.Changes.Listening;
using ChatServer.Jobs;
using ChatServer.Messages;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Classifier;

/// <summary>Has the classifier asked about what is said, soon after it was. How much waits for it is bounded: what is beyond is not asked.</summary>
internal sealed partial class HearForClassifier(ChangeLog log, JobQueue jobs, ChatDbContext db, TimeProvider clock, ILogger<HearForClassifier> logger) : ILogListener
{
    /// <summary>Requests.</summary>
    internal const int MaxWaiting = 1_000;

    public static string Name => "classifier";

    public async Task HearAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var said = changes
            .Where(c => (c.Kind == MessageChanges.Sent.Number || c.Kind == MessageChanges.Edited.Number) && now - c.At < AskClassifier.Patience)
            .Select(c => c.SubjectId).Distinct().Chunk(AskClassifier.AtOnce).ToList();
        if (said.Count == 0) return;

        var room = MaxWaiting - await db.Set<Job>().Where(j => j.Kind == AskClassifier.Kind).Take(MaxWaiting).CountAsync(cancellation);
        if (said.Count > room) NotAsked(said.Skip(room).Sum(ids => ids.Length));

        await using var write = await log.BeginAsync(cancellation);
        foreach (var messageIds in said.Take(room)) jobs.Add(write, AskClassifier.Kind, new AskClassifier.Payload(messageIds));
        await write.CommitAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "The classifier is not asked about {Count} messages: as many requests wait for it as may")]
    private partial void NotAsked(int count);
}
