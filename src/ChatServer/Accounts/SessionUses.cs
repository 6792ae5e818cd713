using System.Threading.Channels;
using Npgsql;

namespace ChatServer.Accounts;

/// <summary>Writes when sessions were last used, at most once a minute for each, many at once, and never while a request waits.</summary>
public sealed partial class SessionUses(SessionStore store, ILogger<SessionUses> logger) : BackgroundService
{
    private const int MaxAtOnce = 1000;

    // A use that finds no room is noted with the next one, some seconds later.
    private readonly Channel<(Guid SessionId, DateTimeOffset At)> _noted = Channel.CreateBounded<(Guid, DateTimeOffset)>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly SemaphoreSlim _writing = new(1);

    public void Note(LiveSession session, DateTimeOffset now)
    {
        if (session.TryNoteUse(now)) _noted.Writer.TryWrite((session.Id, now));
    }

    /// <summary>Returns when everything that was noted before is written.</summary>
    internal async Task WriteNotedAsync(CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            while (TakeNoted() is { Count: > 0 } uses) await store.WriteUsesAsync(uses, cancellation);
        }
        catch (NpgsqlException failure)
        {
            // Those sessions look unused for a few more seconds; their next use is noted again.
            NotWritten(failure);
        }
        finally
        {
            _writing.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _noted.Reader.WaitToReadAsync(stoppingToken)) await WriteNotedAsync(CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            await WriteNotedAsync(CancellationToken.None);
        }
    }

    private Dictionary<Guid, DateTimeOffset> TakeNoted()
    {
        var uses = new Dictionary<Guid, DateTimeOffset>();
        while (uses.Count < MaxAtOnce && _noted.Reader.TryRead(out var use)) uses[use.SessionId] = use.At;
        return uses;
    }

    [LoggerMessage(LogLevel.Warning, "The last use of some sessions could not be written")]
    private partial void NotWritten(Exception failure);
}
