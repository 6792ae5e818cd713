using System.Threading.Channels;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Receipts;
using Microsoft.Extensions.Options;

namespace ChatServer.AccessLog;

/// <summary>Records, if the option says so, that people read. It happens behind their requests, which write nothing for it and wait for nothing.</summary>
/// <remarks>
/// What is read while the server dies, or while more is read than can be recorded, may be missing: what has to be recorded is recorded on
/// request. How often at most is kept by the log itself, so it holds for several servers.
/// </remarks>
internal sealed partial class RecordReading(
    ChangeFeed feed, IServiceScopeFactory scopes, IOptions<AccessLogOptions> options, TimeProvider clock, ILogger<RecordReading> log) : BackgroundService
{
    private const int MostRemembered = 50_000;

    private readonly Channel<(Guid ConversationId, Guid UserId)> _reads = Channel.CreateBounded<(Guid, Guid)>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Dictionary<(Guid, Guid), DateTimeOffset> _recorded = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.RecordReading) return;

        feed.Announced += Hear;
        try
        {
            await foreach (var (conversationId, userId) in _reads.Reader.ReadAllAsync(stoppingToken)) await RecordAsync(conversationId, userId, stoppingToken);
        }
        finally
        {
            feed.Announced -= Hear;
        }
    }

    private void Hear(Signal signal)
    {
        if (signal is MarksMoved moved) _reads.Writer.TryWrite((moved.ConversationId, moved.UserId));
        if (signal is HistoryRead read) _reads.Writer.TryWrite((read.ConversationId, read.UserId));
    }

    private async Task RecordAsync(Guid conversationId, Guid userId, CancellationToken stopping)
    {
        var now = clock.GetUtcNow().CutToMilliseconds();
        var since = now - options.Value.ReadingEvery;
        if (_recorded.TryGetValue((conversationId, userId), out var at) && at > since) return;

        if (_recorded.Count >= MostRemembered) _recorded.Clear();
        _recorded[(conversationId, userId)] = now;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AccessStore>().AddAsync(conversationId, userId, now, since, stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            NotRecorded(failure, conversationId);
        }
    }

    [LoggerMessage(LogLevel.Warning, "That somebody read in {Conversation} was not recorded")]
    private partial void NotRecorded(Exception failure, Guid conversation);
}
