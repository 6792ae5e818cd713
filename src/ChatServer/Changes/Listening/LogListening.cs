using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatServer.Changes.Listening;

/// <summary>Has one listener hear the log: at once what is committed here, and every minute whatever else it has not heard.</summary>
/// <remarks>
/// Nothing is written for it in the transaction of a change. How far the listener came is stored, conversation by conversation; what is beyond
/// that is found by comparing after a start, for changes of other servers, and for commits whose outcome nobody here knew.
/// </remarks>
internal sealed partial class LogListening<TListener>(
    ChangeFeed feed, ListenerStore store, IServiceScopeFactory scopes, IOptions<ListeningOptions> options, TimeProvider clock,
    ILogger<LogListening<TListener>> log) : BackgroundService
    where TListener : class, ILogListener
{
    private const int ConversationsAtOnce = 500;
    private const int ChangesAtOnce = 1_000;
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
        await HearAllAsync(conversations, stopping);
        await pace;
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(LooksEvery, clock);
        do await LookOnceAsync(stopping);
        while (await timer.WaitForNextTickAsync(stopping));
    }

    private async Task LookOnceAsync(CancellationToken stopping)
    {
        try
        {
            var after = Guid.Empty;
            while (await store.BehindAsync(TListener.Name, after, ConversationsAtOnce, stopping) is { Count: > 0 } behind)
            {
                foreach (var conversationId in behind) _unheard.Add(conversationId);
                after = behind[^1];
            }
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            LookFailed(failure, TListener.Name);
        }
    }

    private async Task HearAllAsync(List<Guid> conversations, CancellationToken stopping)
    {
        try
        {
            for (var more = conversations; more.Count > 0;) more = await HearAsync(more, stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            Failed(failure, TListener.Name, conversations.Count);

            // What fails in one must not keep the others from being heard. The next look finds again whatever failed.
            if (conversations.Count == 1 || failure is NpgsqlException { IsTransient: true }) return;
            foreach (var conversationId in conversations) await HearAllAsync([conversationId], stopping);
        }
    }

    /// <returns>Those of which there may be more.</returns>
    private async Task<List<Guid>> HearAsync(List<Guid> conversations, CancellationToken stopping)
    {
        var ofEach = Math.Max(1, ChangesAtOnce / conversations.Count);
        var changes = await store.UnheardAsync(TListener.Name, conversations, ofEach, stopping);
        if (changes.Count == 0) return [];

        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TListener>().HearAsync(changes, stopping);
        await store.HeardAsync(TListener.Name, changes, stopping);
        return [.. changes.CountBy(c => c.ConversationId).Where(c => c.Value == ofEach).Select(c => c.Key)];
    }

    [LoggerMessage(LogLevel.Warning, "What {Listener} has not heard could not be looked for; it is tried again within a minute")]
    private partial void LookFailed(Exception failure, string listener);

    [LoggerMessage(LogLevel.Warning, "{Listener} could not hear what happened in {Count} conversations; it is tried again within a minute")]
    private partial void Failed(Exception failure, string listener, int count);
}
