using System.Threading.Channels;
using ChatServer.Changes;

namespace ChatServer.Realtime;

/// <summary>Reads the log on for sockets whose queues had no room for a burst: each from where it stopped, as fast as it reads.</summary>
/// <remarks>One reading at a time. Sockets that stopped near each other in a conversation share what is read and serialised.</remarks>
internal sealed partial class CatchUp(IServiceScopeFactory scopes, ConversationFeeds feeds, Frames frames, ILogger<CatchUp> log)
    : BackgroundService
{
    // A queue has room for 16 of the largest messages: few are read in vain.
    private const int MaxChangesAtOnce = 64;

    private readonly Channel<HubSocket> _behind = Channel.CreateUnbounded<HubSocket>();

    /// <summary>Has the log read on for this socket soon. It stands here once at most.</summary>
    public void Request(HubSocket socket) => _behind.Writer.TryWrite(socket);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _behind.Reader.WaitToReadAsync(stoppingToken))
        {
            var laggards = new List<Laggard>();
            while (_behind.Reader.TryRead(out var socket))
                if (socket.Queue.TakeTurn() is { } missed) laggards.Add(new Laggard(socket, missed));

            foreach (var together in laggards.GroupBy(l => l.Missed.ConversationId))
                await ReadOnAsync(together.Key, [.. together.OrderBy(l => l.Missed.After)], stoppingToken);
            foreach (var laggard in laggards) laggard.Socket.Queue.EndTurn();
        }
    }

    private async Task ReadOnAsync(Guid conversationId, List<Laggard> laggards, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var reader = scope.ServiceProvider.GetRequiredService<ChangeReader>();
            while (laggards.Count > 0)
            {
                var after = laggards[0].Missed.After;
                var read = await reader.ReadAsync([(conversationId, after)], MaxChangesAtOnce, cancellation);
                var page = read.GetValueOrDefault(conversationId, []).ConvertAll(c => new Shared(conversationId, c, frames));

                var near = laggards.FindAll(l => l.Missed.After == after || l.Missed.After < after + page.Count);
                foreach (var laggard in near) Post(laggard, [.. page.Skip((int)(laggard.Missed.After - after))]);
                laggards.RemoveRange(0, near.Count);
            }
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            NotRead(failure);
            foreach (var laggard in laggards) laggard.Socket.Resync();
        }
    }

    private void Post(Laggard laggard, Shared[] changes)
    {
        var (socket, conversationId) = (laggard.Socket, laggard.Missed.ConversationId);

        // Asked after the log was read: who has left meanwhile may not see how things are now.
        var historySeq = feeds.Find(conversationId)?.HistoryOf(socket.UserId);
        if (historySeq is null || changes.Length == 0) socket.Queue.Skip(conversationId, frames.Resync(conversationId));
        else _ = Array.TrueForAll(changes, c => socket.Queue.PostFromLog(c.For(historySeq.Value)));
    }

    [LoggerMessage(LogLevel.Warning, "The log could not be read on for sockets that are behind; their clients have to ask")]
    private partial void NotRead(Exception failure);

    /// <summary>A change that is serialised once for all who see it, and once for all who only hear of it.</summary>
    private sealed class Shared(Guid conversationId, ChangeView change, Frames frames)
    {
        private readonly Lazy<Frame> _whole = new(() => frames.Change(conversationId, change));
        private readonly Lazy<Frame> _without = new(() => frames.Change(conversationId, change with { View = null }));

        public Frame For(long historySeq) => (change.IsHiddenFrom(historySeq) ? _without : _whole).Value;
    }

    private sealed record Laggard(HubSocket Socket, Stretch Missed);
}
