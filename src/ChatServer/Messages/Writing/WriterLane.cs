using System.Diagnostics;
using System.Threading.Channels;
using ChatServer.Refusals;
using Npgsql;

namespace ChatServer.Messages.Writing;

/// <summary>One commit loop: while a group waits for the disk, the next one gathers behind it.</summary>
/// <remarks>There is no batching timer, so groups grow with load and an idle server answers at once.</remarks>
internal sealed partial class WriterLane(GroupStore store, GroupAnnouncer announcer, WritingOptions options, ILogger<WriterLane> log)
    : IAsyncDisposable
{
    private readonly Channel<PendingMessage> _waiting = Channel.CreateBounded<PendingMessage>(
        new BoundedChannelOptions(options.QueueLength) { SingleReader = true });

    private readonly Queue<PendingMessage> _heldBack = new();
    private Task _loop = Task.CompletedTask;

    /// <summary>False when too many are waiting already.</summary>
    public bool TryQueue(PendingMessage pending) => _waiting.Writer.TryWrite(pending);

    public void Start() => _loop = Task.Run(RunAsync);

    public Task StopAsync()
    {
        _waiting.Writer.TryComplete();
        return _loop;
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task RunAsync()
    {
        while (_heldBack.Count > 0 || await _waiting.Reader.WaitToReadAsync())
        {
            var group = Gather();
            try
            {
                await CommitAsync(group);
            }
            catch (Exception unexpected)
            {
                LoopFailed(unexpected);
                GroupAnnouncer.Refuse(group, Refusal.OutcomeUnknown);
            }
        }
    }

    private List<PendingMessage> Gather()
    {
        var group = new List<PendingMessage>();
        var keys = new HashSet<(Guid, Guid, Guid)>();
        var repetitions = new List<PendingMessage>();

        while (group.Count < options.GroupSize && TryTake(out var pending))
        {
            // A repetition that catches up with its first attempt waits for the next group, where it finds it.
            if (keys.Add(pending.Key)) group.Add(pending);
            else repetitions.Add(pending);
        }

        foreach (var pending in repetitions) _heldBack.Enqueue(pending);
        return group;
    }

    private bool TryTake(out PendingMessage pending) => _heldBack.TryDequeue(out pending!) || _waiting.Reader.TryRead(out pending!);

    private async Task CommitAsync(List<PendingMessage> group, int attempt = 1)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var outcomes = await store.CommitAsync(group.ConvertAll(p => p.Message));
            announcer.Announce(group, outcomes, Stopwatch.GetElapsedTime(started));
        }
        catch (PostgresException refused) when (refused.SqlState[..2] is "22" or "23" && group.Count > 1)
        {
            // A row that the database refuses (before COMMIT; an unknown COMMIT never comes here) must not fail its neighbours.
            var half = group.Count / 2;
            await CommitAsync(group[..half]);
            await CommitAsync(group[half..]);
        }
        catch (PostgresException undone) when (undone.SqlState is "40001" or "40P01" && attempt < 5)
        {
            // A serialization failure or a deadlock: the whole transaction was undone, so it may be tried again.
            await CommitAsync(group, attempt + 1);
        }
        catch (Exception failure)
        {
            GroupFailed(failure, group.Count);
            GroupAnnouncer.Refuse(group, () => Answer(failure));
        }
    }

    private static RefusalException Answer(Exception failure) => failure switch
    {
        RefusalException refusal => refusal,
        PostgresException { InvariantSeverity: "ERROR", SqlState: ['2', '2' or '3', ..] } =>
            Refusal.InvalidRequest("content", "The database cannot store this message."),
        // An ERROR comes before the commit record and undoes everything; anything worse says nothing about the commit.
        PostgresException { InvariantSeverity: "ERROR" } => Refusal.DatabaseUnavailable(),
        _ => Refusal.OutcomeUnknown(),
    };

    [LoggerMessage(LogLevel.Warning, "A group of {Count} messages was not written")]
    private partial void GroupFailed(Exception failure, int count);

    [LoggerMessage(LogLevel.Error, "The commit loop met an unexpected failure and goes on")]
    private partial void LoopFailed(Exception failure);
}
