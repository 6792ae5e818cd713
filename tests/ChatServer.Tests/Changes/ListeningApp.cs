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
        services.AddLogListener<WatchedListener>();
    }
}

/// <summary>What the listener was told, and where it is to fail.</summary>
public sealed class HeardChanges
{
    private readonly ConcurrentDictionary<Guid, ConcurrentQueue<long>> _heard = new();

    public ConcurrentDictionary<Guid, bool> Failing { get; } = new();

    public IReadOnlyCollection<long> Of(Guid conversationId) => _heard.TryGetValue(conversationId, out var seqs) ? seqs : [];

    public void Add(Change change) => _heard.GetOrAdd(change.ConversationId, _ => new()).Enqueue(change.Seq);
}

public sealed class WatchedListener(HeardChanges heard) : ILogListener
{
    public static string Name => "watched";

    public Task HearAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        if (changes.Any(c => heard.Failing.ContainsKey(c.ConversationId))) throw new InvalidOperationException("It is told to fail.");
        foreach (var change in changes) heard.Add(change);
        return Task.CompletedTask;
    }
}
