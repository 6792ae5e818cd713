using System.Threading.Channels;
using ChatServer.Changes;
using ChatServer.Persistence;

namespace ChatServer.Realtime;

/// <summary>Reads the log for feeds that may have missed something: many in one query, one reading at a time.</summary>
internal sealed partial class LogReading(IServiceScopeFactory scopes, Database database, RealtimeMeters meters, ILogger<LogReading> log)
    : BackgroundService
{
    private const int MaxFeedsAtOnce = 1000;
    private const int MaxChangesAtOnce = 500;
    private const string Sizes = "select id, member_count from conversations where id = any($1)";

    private readonly Channel<ConversationFeed> _requests = Channel.CreateUnbounded<ConversationFeed>();

    /// <summary>Has the log read for this feed soon.</summary>
    public void Request(ConversationFeed feed)
    {
        meters.GapRead();
        _requests.Writer.TryWrite(feed);
    }

    /// <summary>Brings these feeds up to what is committed now.</summary>
    public async Task CatchUpAsync(IReadOnlyCollection<ConversationFeed> feeds, CancellationToken cancellation)
    {
        foreach (var some in feeds.Where(f => !f.IsRetired).Chunk(MaxFeedsAtOnce))
        {
            await ReadSizesAsync(some, cancellation);
            await ReadChangesAsync(some, cancellation);
            foreach (var feed in some) feed.IsConfirmed = true;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wanted = new HashSet<ConversationFeed>();
        while (await _requests.Reader.WaitToReadAsync(stoppingToken))
        {
            while (wanted.Count < MaxFeedsAtOnce && _requests.Reader.TryRead(out var feed)) wanted.Add(feed);
            try
            {
                await CatchUpAsync(wanted, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The next comparison of heads finds them still behind.
                ReadFailed(failure);
            }

            wanted.Clear();
        }
    }

    private async Task ReadChangesAsync(ConversationFeed[] feeds, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<ChangeReader>();
        var positions = feeds.Select(f => (f.ConversationId, After: f.Position)).ToList();
        var byId = feeds.ToDictionary(f => f.ConversationId);

        while (positions.Count > 0)
        {
            var read = await reader.ReadAsync(positions, MaxChangesAtOnce, cancellation);
            foreach (var (conversationId, changes) in read) byId[conversationId].Offer(changes.Select(Arrival.ReadBack));
            if (read.Sum(r => r.Value.Count) < MaxChangesAtOnce) return;

            // The page was full: on from the conversation that it ended in.
            var last = positions.FindLastIndex(p => read.ContainsKey(p.ConversationId));
            positions[last] = (positions[last].ConversationId, read[positions[last].ConversationId][^1].Seq);
            positions.RemoveRange(0, last);
        }
    }

    private async Task ReadSizesAsync(ConversationFeed[] feeds, CancellationToken cancellation)
    {
        var unknown = feeds.Where(f => f is { IsCrowd: false, MemberCount: null }).ToDictionary(f => f.ConversationId);
        if (unknown.Count == 0) return;

        await using var command = database.Main.CreateCommand(Sizes);
        command.Parameters.AddWithValue(unknown.Keys.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation)) unknown[reader.GetGuid(0)].MemberCount = reader.GetInt32(1);
    }

    [LoggerMessage(LogLevel.Warning, "The log could not be read for what was missed; it is tried again soon")]
    private partial void ReadFailed(Exception failure);
}
