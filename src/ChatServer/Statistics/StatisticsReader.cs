using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Statistics;

/// <summary>Reads the numbers: as many rows as it answers points, however much was counted.</summary>
public sealed class StatisticsReader(ChatDbContext db, TimeProvider clock)
{
    public async Task<StatisticsView> ReadAsync(StatisticsRequest request, CancellationToken cancellation)
    {
        var (from, to) = request.Range(clock.GetUtcNow());
        var starts = Starts(request.Step, from, to);

        var rows = db.Set<Statistic>().AsNoTracking().Where(s => s.Step == request.Step && s.Start >= from && s.Start < to);
        if (request.Series is { } wanted) rows = rows.Where(s => s.Series == wanted);
        var values = await rows.ToDictionaryAsync(s => (s.Series, s.Start), s => s.Value, cancellation);

        StatisticSeries[] all = request.Series is { } one ? [one] : Enum.GetValues<StatisticSeries>();
        return new StatisticsView(request.Step, from, to, [.. all.Select(series => new SeriesView(
            series, starts.ConvertAll(start => new PointView(start, values.GetValueOrDefault((series, start))))))]);
    }

    private static List<DateTimeOffset> Starts(StatisticStep step, DateTimeOffset from, DateTimeOffset to)
    {
        var starts = new List<DateTimeOffset>();
        for (var start = from; start < to; start = step.Next(start))
        {
            starts.Add(start);
            if (starts.Count > StatisticsRequest.MaxPoints)
                throw Refusal.InvalidRequest("from", $"From there to \"to\" there are more than {StatisticsRequest.MaxPoints} steps.");
        }

        return starts;
    }
}
