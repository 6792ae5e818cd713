using System.Collections.Concurrent;
using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Changes.Listening;

/// <summary>Reads what happened in conversations once, and has every listener hear what it has not heard.</summary>
public sealed partial class Hearing(ListenerStore store, IEnumerable<Listener> listeners, IServiceScopeFactory scopes, ILogger<Hearing> log)
{
    private const int ChangesAtOnce = 4_000;

    // How far they came is a row for each listener and conversation: stored once for several rounds, and after a crash these are heard again.
    private const int RoundsAtOnce = 10;

    private readonly Listener[] _listeners = [.. listeners];

    // Here a listener failed. Until the next look it hears nothing of these, and so holds the others up no more.
    private readonly ConcurrentDictionary<(Guid ConversationId, string Listener), bool> _failed = [];

    // How far they are in the conversations of the rounds since it was stored, and what of that has to be stored.
    private readonly Positions _known = new();
    private readonly Positions _unstored = new();
    private int _rounds;

    /// <summary>Everything that is not heard of these conversations. What fails is left for after the next <see cref="ForgiveAll"/>.</summary>
    /// <remarks>One at a time. How far the listeners came is stored now and then, and by <see cref="StoreAsync"/>.</remarks>
    public async Task RunAsync(List<Guid> conversations, CancellationToken stopping)
    {
        try
        {
            for (var more = conversations; more.Count > 0;) more = await HearRoundAsync(more, stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            NotRead(failure, conversations.Count);
        }
    }

    /// <summary>Stores how far the listeners came. What cannot be stored is heard again.</summary>
    public async Task StoreAsync(CancellationToken stopping)
    {
        try
        {
            await store.HeardAsync(_unstored, stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            NotStored(failure);
        }

        _known.Clear();
        _unstored.Clear();
        _rounds = 0;
    }

    /// <summary>Lets listeners try again at what they failed at.</summary>
    public void ForgiveAll() => _failed.Clear();

    /// <returns>Those of which there may be more.</returns>
    private async Task<List<Guid>> HearRoundAsync(List<Guid> conversations, CancellationToken stopping)
    {
        var unknown = conversations.Where(id => !_known.Has(id)).ToList();
        if (unknown.Count > 0) _known.Add(await store.PositionsAsync(unknown, stopping));
        var (heard, more) = await HearAsync(conversations, _known, stopping);
        _known.Add(heard);
        _unstored.Add(heard);
        if (++_rounds == RoundsAtOnce) await StoreAsync(stopping);
        return more;
    }

    /// <returns>How far the listeners came, and the conversations of which there may be more.</returns>
    private async Task<(Positions Heard, List<Guid> More)> HearAsync(
        List<Guid> conversations, Positions positions, CancellationToken stopping)
    {
        // As it is when they are read: whom it is forgiven meanwhile, would miss what lies before them.
        HashSet<(Guid, string)> failed = [.. _failed.Keys];
        long Position(Guid id, Listener by) => failed.Contains((id, by.Name)) ? long.MaxValue : positions.Of(id, by);

        var ofEach = Math.Max(1, ChangesAtOnce / conversations.Count);
        var changes = await store.AfterAsync([.. conversations.Select(id => (id, _listeners.Min(l => Position(id, l))))], ofEach, stopping);
        var heard = new Positions();
        await using var scope = scopes.CreateAsyncScope();
        foreach (var listener in _listeners)
        {
            var unheard = changes.Where(c => c.Seq > Position(c.ConversationId, listener)).ToList();
            if (unheard.Count > 0) heard.Add(await HearAsync(listener, unheard, scope.ServiceProvider, stopping));
        }

        return (heard, [.. changes.CountBy(c => c.ConversationId).Where(c => c.Value == ofEach).Select(c => c.Key)]);
    }

    /// <returns>How far it came.</returns>
    private async Task<Positions> HearAsync(
        Listener listener, List<Change> changes, IServiceProvider services, CancellationToken stopping)
    {
        try
        {
            await ((ILogListener)services.GetRequiredService(listener.Type)).HearAsync(changes, stopping);
            return Positions.After(listener, changes);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            return await HearOneByOneAsync(listener, changes, failure, stopping);
        }
        finally
        {
            // What one listener has tracked, or left half done, is no business of the next.
            services.GetRequiredService<ChatDbContext>().ChangeTracker.Clear();
        }
    }

    // What fails in one conversation must not keep others from being heard.
    private async Task<Positions> HearOneByOneAsync(
        Listener listener, List<Change> changes, Exception failure, CancellationToken stopping)
    {
        var conversations = changes.GroupBy(c => c.ConversationId).ToList();
        Failed(failure, listener.Name, conversations.Count);
        if (conversations.Count == 1 || failure is NpgsqlException { IsTransient: true })
        {
            foreach (var conversation in conversations) _failed[(conversation.Key, listener.Name)] = true;
            return new Positions();
        }

        var heard = new Positions();
        foreach (var conversation in conversations)
        {
            await using var scope = scopes.CreateAsyncScope();
            heard.Add(await HearAsync(listener, [.. conversation], scope.ServiceProvider, stopping));
        }

        return heard;
    }

    [LoggerMessage(LogLevel.Warning, "What happened in {Count} conversations could not be read for the listeners; it is tried again within a minute")]
    private partial void NotRead(Exception failure, int count);

    [LoggerMessage(LogLevel.Warning, "How far the listeners came could not be stored; they hear it again")]
    private partial void NotStored(Exception failure);

    [LoggerMessage(LogLevel.Warning, "{Listener} could not hear what happened in {Count} conversations; it is tried again within a minute")]
    private partial void Failed(Exception failure, string listener, int count);
}
