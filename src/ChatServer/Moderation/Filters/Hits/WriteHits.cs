using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Filters.Hits;

/// <summary>Writes what was noted, many at once, behind the requests.</summary>
/// <remarks>What is noted in the moment before a kill, or beyond what fits into memory while the database is away, may be missing.</remarks>
internal sealed partial class WriteHits(FilterNotes notes, IServiceScopeFactory scopes, ILogger<WriteHits> log) : BackgroundService
{
    private const int MostAtOnce = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await notes.Noted.WaitToReadAsync(stoppingToken)) await WriteNotedAsync();
        }
        catch (OperationCanceledException)
        {
            await WriteNotedAsync();
        }
    }

    private async Task WriteNotedAsync()
    {
        try
        {
            while (TakeNoted() is { Count: > 0 } noted) await WriteAsync(noted);
        }
        catch (Exception failure)
        {
            NotWritten(failure);
        }
    }

    private List<NotedHit> TakeNoted()
    {
        var noted = new List<NotedHit>();
        while (noted.Count < MostAtOnce && notes.Noted.TryRead(out var one)) noted.Add(one);
        return noted;
    }

    private async Task WriteAsync(List<NotedHit> noted)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ChatDbContext>();
        db.AddRange(noted.Where(n => n.IsListed).Select(n => n.Hit));
        await db.SaveChangesAsync();

        // In order, so that two servers do not wait for each other.
        foreach (var ofRule in noted.GroupBy(n => n.Hit.RuleId).OrderBy(g => g.Key))
        {
            var (count, last) = (ofRule.Count(), ofRule.Max(n => n.Hit.At));
            await db.Database.ExecuteSqlAsync(
                $"update filter_rules set hits = hits + {count}, last_hit_at = greatest(last_hit_at, {last}) where id = {ofRule.Key}");
        }
    }

    [LoggerMessage(LogLevel.Error, "What rules fitted could not be written")]
    private partial void NotWritten(Exception failure);
}
