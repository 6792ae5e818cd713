using System.Collections.Concurrent;
using ChatServer.Changes;
using ChatServer.Changes.Listening;
using ChatServer.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Changes;

/// <summary>A server with one more listener, of which a test sees what it heard.</summary>
public sealed class ListeningApp : ChatApp
{
    public HeardChanges Heard { get; } = new();

    protected override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton(Heard);
        services.AddLogListener<ForgivingListener>();
        services.AddLogListener<WatchedListener>();
    }
}

/// <summary>What the listener was told, and where it is to fail.</summary>
public sealed class HeardChanges
{
    private readonly ConcurrentDictionary<Guid, ConcurrentQueue<long>> _heard = new();
    private readonly ConcurrentDictionary<Guid, bool> _failed = new();

    public ConcurrentDictionary<Guid, bool> Failing { get; } = new();

    /// <summary>Where whoever failed is let to try again, once, just before the watched listener hears.</summary>
    public ConcurrentDictionary<Guid, bool> Forgiving { get; } = new();

    public IReadOnlyCollection<long> Of(Guid conversationId) => _heard.TryGetValue(conversationId, out var seqs) ? seqs : [];

    public bool HasFailed(Guid conversationId) => _failed.ContainsKey(conversationId);

    public void Fail(IEnumerable<Guid> conversations)
    {
        foreach (var id in conversations) _failed[id] = true;
        throw new InvalidOperationException("It is told to fail.");
    }

    public void Add(Change change) => _heard.GetOrAdd(change.ConversationId, _ => new()).Enqueue(change.Seq);
}

public sealed class WatchedListener(HeardChanges heard) : ILogListener
{
    public static string Name => "watched";

    public Task HearAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var failing = changes.Select(c => c.ConversationId).Where(heard.Failing.ContainsKey).ToList();
        if (failing.Count > 0) heard.Fail(failing);
        foreach (var change in changes) heard.Add(change);
        return Task.CompletedTask;
    }
}

public sealed class ForgivingListener(HeardChanges heard, Hearing hearing) : ILogListener
{
    public static string Name => "forgiving";

    public Task HearAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        foreach (var change in changes)
            if (heard.Forgiving.TryRemove(change.ConversationId, out _)) hearing.ForgiveAll();
        return Task.CompletedTask;
    }
}
