using Microsoft.Extensions.Options;

namespace ChatServer.Changes.Listening;

/// <summary>Has the listeners hear the log: at once what is committed here, and every minute whatever else they have not heard.</summary>
/// <remarks>
/// Nothing is written for them in the transaction of a change. How far each came is stored, conversation by conversation; what is beyond
/// that is found by comparing after a start, for changes of other servers, and for commits whose outcome nobody here knew.
/// </remarks>
internal sealed partial class LogListening(
    ChangeFeed feed, ListenerStore store, Hearing hearing, IEnumerable<Listener> listeners, IOptions<ListeningOptions> options, TimeProvider clock,
    ILogger<LogListening> log) : BackgroundService
{
    private const int ConversationsAtOnce = 500;
    private const int MostWaiting = 100_000;

    private static readonly TimeSpan LooksEvery = TimeSpan.FromMinutes(1);

    private readonly Unheard _unheard = new(MostWaiting);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        void OnCommitted(Guid conversationId, IReadOnlyList<CommittedChange> changes) => _unheard.Add(conversationId);

        feed.Committed += OnCommitted;
        try
        {
            await Task.WhenAll(HearHintsAsync(stoppingToken), LookAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the rest is heard after the next start.
        }
        finally
        {
            feed.Committed -= OnCommitted;
        }
    }

    private async Task HearHintsAsync(CancellationToken stopping)
    {
        while (true)
        {
            var (conversations, haveOverflowed) = _unheard.Take(ConversationsAtOnce);
            if (haveOverflowed) await LookOnceAsync(stopping);
            if (conversations.Count > 0) await HearAtPaceAsync(conversations, stopping);
            else await _unheard.WaitAsync(stopping);
        }
    }

    private async Task HearAtPaceAsync(List<Guid> conversations, CancellationToken stopping)
    {
        var pace = Task.Delay(options.Value.Pace, stopping);
        await hearing.RunAsync(conversations, stopping);
        if (_unheard.IsEmpty) await hearing.StoreAsync(stopping);
        await pace;
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(LooksEvery, clock);
        do
        {
            hearing.ForgiveAll();
            await LookOnceAsync(stopping);
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    private async Task LookOnceAsync(CancellationToken stopping)
    {
        foreach (var listener in listeners) await LookOnceAsync(listener.Name, stopping);
    }

    private async Task LookOnceAsync(string listener, CancellationToken stopping)
    {
        try
        {
            var after = Guid.Empty;
            while (await store.BehindAsync(listener, after, ConversationsAtOnce, stopping) is { Count: > 0 } behind)
            {
                foreach (var conversationId in behind) _unheard.Add(conversationId);
                after = behind[^1];
            }
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            LookFailed(failure, listener);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What {Listener} has not heard could not be looked for; it is tried again within a minute")]
    private partial void LookFailed(Exception failure, string listener);
}
