using ChatServer.Refusals;
using Microsoft.Extensions.Options;

namespace ChatServer.Messages.Writing;

/// <summary>Commits messages in groups. A caller gets its message back only after the commit that holds it.</summary>
/// <remarks>
/// A conversation always maps to the same lane, so its messages are committed in the order in which they were handed over.
/// </remarks>
public sealed class MessageWriter(
    GroupStoreFactory stores, GroupAnnouncer announcer, IOptions<WritingOptions> options, TimeProvider clock, ILoggerFactory logs)
    : IHostedService, IAsyncDisposable
{
    private readonly WriterLane[] _lanes = [.. Enumerable.Range(0, options.Value.Lanes)
        .Select(_ => new WriterLane(stores.Create(), announcer, options.Value, logs.CreateLogger<WriterLane>()))];

    /// <exception cref="RefusalException">
    /// Not a member, a client id that was used for something else, a missing message to answer, a full queue, or an outcome
    /// that cannot be known.
    /// </exception>
    public async Task<WrittenMessage> WriteAsync(Message message, CancellationToken cancellation)
    {
        var pending = new PendingMessage(message);
        var lane = _lanes[(uint)message.ConversationId.GetHashCode() % (uint)_lanes.Length];
        if (!lane.TryQueue(pending)) throw Refusal.Busy(TimeSpan.FromSeconds(1));

        try
        {
            // Only the wait ends here; the commit goes on, and a repeated request finds what it did.
            return await pending.Outcome.WaitAsync(options.Value.Deadline, clock, cancellation);
        }
        catch (TimeoutException)
        {
            throw Refusal.OutcomeUnknown();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var lane in _lanes) lane.Start();
        return Task.CompletedTask;
    }

    /// <summary>Writes what is waiting, then stops.</summary>
    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_lanes.Select(lane => lane.StopAsync())).WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes) await lane.DisposeAsync();
    }
}
