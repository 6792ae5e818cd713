using System.Diagnostics.Metrics;
using ChatServer.Harness;
using ChatServer.Realtime;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Schedules;

/// <summary>A reader that stalls and goes on, and events that come meanwhile, as a schedule says.</summary>
internal sealed class QueueRun
{
    private static readonly RealtimeMeters Meters =
        new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());

    private static readonly Guid[] Conversations = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];

    // From many that fit to one that is larger than all that may wait.
    private static readonly int[] Sizes = [1_000, 30_000, 100_000, WaitingFrames.MaxBytes + 1];

    private readonly OutgoingQueue _queue;
    private readonly Dictionary<Guid, List<Frame>> _logs = Conversations.ToDictionary(c => c, _ => new List<Frame>());
    private readonly List<Frame> _receipts = [];
    private readonly List<Frame> _written = [];
    private TaskCompletionSource? _pending;
    private bool _isStalled;
    private int _readings;
    private int _givenUp;

    public QueueRun(byte[] schedule)
    {
        _queue = new OutgoingQueue(() => _readings++, () => _givenUp++, new ManualClock(), Meters);
        _queue.Open(Write);
        foreach (var step in schedule) Take(step & 7, step >> 3);
        GoOn();
        for (var turns = 0; _readings > 0; turns++)
        {
            Assert.True(turns <= schedule.Length, "What is read on is asked for again and again.");
            ReadOn(int.MaxValue);
        }
    }

    /// <summary>The changes that were posted and those that were written, by conversation.</summary>
    public IEnumerable<(IEnumerable<Frame> Posted, IEnumerable<Frame> Written)> Changes =>
        _logs.Select(l => (l.Value.AsEnumerable(), _written.Where(f => f.Position?.ConversationId == l.Key)));

    /// <summary>The last receipt of each member that was posted, and the last that was written.</summary>
    public (IEnumerable<Frame> Posted, IEnumerable<Frame> Written) LastReceipts =>
        (LastOfEach(_receipts), LastOfEach(_written.Where(f => f.Kind == FrameKind.Latest)));

    public bool IsGivenUp => _givenUp > 0;

    private static IEnumerable<Frame> LastOfEach(IEnumerable<Frame> receipts) => receipts.GroupBy(r => r.Key).OrderBy(r => r.Key).Select(r => r.Last());

    private void Take(int step, int which)
    {
        switch (step)
        {
            case 0 or 1 or 2:
                PostChange(Conversations[which % Conversations.Length], Sizes[which % Sizes.Length]);
                break;
            case 3:
                _receipts.Add(Frame(FrameKind.Latest, (Conversations[which % 2], Conversations[which % 3])));
                _queue.Post(_receipts[^1]);
                break;
            case 4:
                _queue.Post(Frame(which % 2 == 0 ? FrameKind.Typing : FrameKind.Presence));
                break;
            case 5:
                _isStalled = true;
                break;
            case 6:
                if (which % 4 == 0) GoOn();
                else _pending?.TrySetResult();
                break;
            default:
                ReadOn(which);
                break;
        }
    }

    private void PostChange(Guid conversationId, int bytes)
    {
        var log = _logs[conversationId];
        var change = new Frame(FrameKind.Change, default, new SerializedHubMessage([]), bytes)
        {
            Position = new LogPosition(conversationId, log.Count + 1),
        };
        log.Add(change);
        _queue.Post(change);
    }

    private static Frame Frame(FrameKind kind, (Guid, Guid) key = default) => new(kind, key, new SerializedHubMessage([]), 100);

    private ValueTask Write(Frame frame)
    {
        _written.Add(frame);
        if (!_isStalled) return ValueTask.CompletedTask;

        _pending = new TaskCompletionSource();
        return new ValueTask(_pending.Task);
    }

    private void GoOn()
    {
        _isStalled = false;
        _pending?.TrySetResult();
    }

    /// <summary>Does what was asked for when the reader had taken everything: so many changes at most are read.</summary>
    private void ReadOn(int count)
    {
        if (_readings == 0) return;

        _readings--;
        Assert.Equal(0, _readings);
        if (_queue.TakeTurn() is { } missed)
            _ = _logs[missed.ConversationId].Skip((int)missed.After).Take(count).ToList().TrueForAll(_queue.PostFromLog);
        _queue.EndTurn();
    }
}
