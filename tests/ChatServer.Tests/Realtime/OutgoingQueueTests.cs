using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using ChatServer.Changes;
using ChatServer.Conversations;
using ChatServer.Drafts;
using ChatServer.Harness;
using ChatServer.Persistence;
using ChatServer.Realtime;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Realtime;

/// <summary>What a slow reader costs, and what is left out for it first.</summary>
public sealed class OutgoingQueueTests
{
    private readonly List<Frame> _written = [];
    private readonly ManualClock _clock = new();
    private readonly OutgoingQueue _queue;
    private TaskCompletionSource _stall = new();
    private int _readings;
    private int _givenUp;

    public OutgoingQueueTests()
    {
        var meters = new RealtimeMeters(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
        _queue = new OutgoingQueue(() => _readings++, () => _givenUp++, _clock, meters);
    }

    [Fact]
    public void A_fast_reader_gets_everything_at_once_and_in_order()
    {
        var frames = Frames(FrameKind.Lasting, 1000);
        Open();

        foreach (var frame in frames) _queue.Post(frame);

        Assert.Equal(frames, _written);
    }

    [Fact]
    public void What_is_posted_before_the_socket_opens_waits()
    {
        var frames = Frames(FrameKind.Lasting, 10);
        foreach (var frame in frames) _queue.Post(frame);
        Assert.Empty(_written);

        Open();

        Assert.Equal(frames, _written);
    }

    [Fact]
    public async Task What_waits_for_a_slow_reader_goes_out_in_order_when_it_reads_again()
    {
        var frames = Frames(FrameKind.Lasting, WaitingFrames.MaxFrames);
        OpenStalled();

        foreach (var frame in frames) _queue.Post(frame);
        Assert.Empty(_written);
        await Resume();

        Assert.Equal(frames, _written);
        Assert.Equal(0, _givenUp);
    }

    [Fact]
    public async Task Typing_is_left_out_first_then_changes_are_put_off_and_presence_stays()
    {
        var talk = Guid.NewGuid();
        var typing = Frames(FrameKind.Typing, 1)[0];
        var presence = Frames(FrameKind.Presence, 3);
        var changes = Changes(talk, 1, WaitingFrames.MaxFrames - 2);
        OpenStalled();

        foreach (var frame in (Frame[])[typing, presence[0], .. changes, presence[1], presence[2]]) _queue.Post(frame);
        await Resume();

        Assert.Equal((Frame[])[presence[0], .. changes[..^1], presence[1], presence[2]], _written);
        Assert.Equal(new Stretch(talk, changes.Length - 1, changes.Length), _queue.TakeTurn());
        Assert.Equal(0, _givenUp);
    }

    [Theory]
    [InlineData((int)FrameKind.Typing)]
    [InlineData((int)FrameKind.Presence)]
    public async Task What_may_be_missed_is_left_out_when_there_is_no_room_for_it(int kind)
    {
        var lasting = Frames(FrameKind.Lasting, WaitingFrames.MaxFrames);
        OpenStalled();

        foreach (var frame in lasting) _queue.Post(frame);
        _queue.Post(Frames((FrameKind)kind, 1)[0]);
        await Resume();

        Assert.Equal(lasting, _written);
        Assert.Equal(0, _givenUp);
    }

    [Fact]
    public async Task Of_receipts_the_latest_of_each_stays()
    {
        var (adas, bens) = ((Guid.NewGuid(), Guid.NewGuid()), (Guid.NewGuid(), Guid.NewGuid()));
        var receipts = Enumerable.Range(0, WaitingFrames.MaxFrames)
            .Select(i => new Frame(FrameKind.Latest, i % 2 == 0 ? adas : bens, new SerializedHubMessage([]), 100)).ToList();
        var change = Frames(FrameKind.Lasting, 1)[0];
        OpenStalled();

        foreach (var frame in receipts) _queue.Post(frame);
        _queue.Post(change);
        await Resume();

        Assert.Equal([receipts[^2], receipts[^1], change], _written);
        Assert.Equal(0, _givenUp);
    }

    [Fact]
    public async Task Of_what_happens_to_a_person_the_latest_of_each_kind_stays()
    {
        var frames = new Frames(new JsonHubProtocol(), new Epoch());
        var (ada, talk) = (Guid.NewGuid(), Guid.NewGuid());
        var hidden = frames.Me(new ListChanged(ada, 1, ConversationChanges.Hidden, _clock.GetUtcNow(), talk));
        Frame[] drafts =
            [.. Enumerable.Range(2, WaitingFrames.MaxFrames).Select(i => frames.Me(new ListChanged(ada, i, DraftChanges.Updated, _clock.GetUtcNow(), talk)))];
        OpenStalled();

        foreach (var frame in (Frame[])[hidden, .. drafts]) _queue.Post(frame);
        await Resume();

        Assert.Equal([hidden, drafts[^1]], _written);
        Assert.Equal(0, _givenUp);
    }

    [Fact]
    public async Task What_is_in_no_log_and_has_no_room_makes_the_reader_be_given_up_once()
    {
        OpenStalled();

        foreach (var frame in Frames(FrameKind.Lasting, WaitingFrames.MaxFrames + 10)) _queue.Post(frame);
        await Resume();

        Assert.Equal(1, _givenUp);
        Assert.Empty(_written);
    }

    [Fact]
    public void Bytes_are_bounded_too()
    {
        OpenStalled();

        foreach (var frame in Frames(FrameKind.Lasting, 4, bytes: WaitingFrames.MaxBytes / 4)) _queue.Post(frame);
        Assert.Equal(0, _givenUp);

        _queue.Post(Frames(FrameKind.Lasting, 1)[0]);
        Assert.Equal(1, _givenUp);
    }

    [Fact]
    public async Task Changes_without_room_come_from_the_log_when_the_reader_has_taken_what_waited()
    {
        var changes = Changes(Guid.NewGuid(), 1, WaitingFrames.MaxFrames + 100);
        OpenStalled();
        foreach (var frame in changes) _queue.Post(frame);
        Assert.Equal(0, _readings);

        await Resume();
        Assert.Equal(changes[..WaitingFrames.MaxFrames], _written);
        Assert.Equal(1, _readings);

        ReadOn(changes);
        Assert.Equal(changes, _written);
        Assert.Null(_queue.TakeTurn());
        Assert.Equal((1, 0), (_readings, _givenUp));
    }

    [Fact]
    public async Task What_is_posted_while_the_log_is_read_keeps_its_place()
    {
        var changes = Changes(Guid.NewGuid(), 1, WaitingFrames.MaxFrames + 3);
        var elsewhere = Changes(Guid.NewGuid(), 1, 1)[0];
        OpenStalled();
        foreach (var frame in changes[..^2]) _queue.Post(frame);
        await Resume();

        _queue.Post(changes[^2]);
        _queue.Post(elsewhere);
        ReadOn(changes);
        _queue.Post(changes[^1]);

        Assert.Equal((Frame[])[.. changes[..WaitingFrames.MaxFrames], elsewhere, .. changes[WaitingFrames.MaxFrames..]], _written);
    }

    [Fact]
    public async Task The_log_is_not_read_beyond_what_was_on_its_way_to_the_reader()
    {
        var changes = Changes(Guid.NewGuid(), 1, WaitingFrames.MaxFrames + 2);
        OpenStalled();
        foreach (var frame in changes[..^1]) _queue.Post(frame);
        await Resume();

        Assert.True(_queue.PostFromLog(changes[^2]));
        Assert.False(_queue.PostFromLog(changes[^1]));
    }

    [Fact]
    public async Task Conversations_that_were_put_off_take_turns()
    {
        var (busy, quiet) = (Guid.NewGuid(), Guid.NewGuid());
        OpenStalled();
        foreach (var frame in (Frame[])[.. Changes(busy, 1, WaitingFrames.MaxFrames + 50), Changes(quiet, 7, 1)[0]]) _queue.Post(frame);
        await Resume();

        Assert.Equal(new Stretch(busy, WaitingFrames.MaxFrames, WaitingFrames.MaxFrames + 50), _queue.TakeTurn());
        Assert.Equal(new Stretch(quiet, 6, 7), _queue.TakeTurn());
        Assert.Equal(busy, _queue.TakeTurn()!.Value.ConversationId);
    }

    [Fact]
    public void Who_is_behind_and_takes_nothing_is_given_up()
    {
        OpenStalled();
        foreach (var frame in Changes(Guid.NewGuid(), 1, WaitingFrames.MaxFrames + 1)) _queue.Post(frame);

        _clock.Advance(Patience.Length - TimeSpan.FromSeconds(1));
        Assert.Equal(0, _givenUp);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, _givenUp);
    }

    [Fact]
    public void Who_takes_nothing_but_misses_nothing_is_left_in_peace()
    {
        OpenStalled();
        foreach (var frame in Changes(Guid.NewGuid(), 1, WaitingFrames.MaxFrames)) _queue.Post(frame);

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(0, _givenUp);
    }

    [Fact]
    public async Task A_reader_is_not_blamed_for_a_log_that_is_slow()
    {
        var changes = Changes(Guid.NewGuid(), 1, WaitingFrames.MaxFrames + 1);
        OpenStalled();
        foreach (var frame in changes) _queue.Post(frame);
        await Resume();

        _clock.Advance(TimeSpan.FromHours(1));
        ReadOn(changes);

        Assert.Equal(changes, _written);
        Assert.Equal(0, _givenUp);
    }

    [Fact]
    public void A_stalled_reader_holds_on_to_no_more_than_the_bound()
    {
        OpenStalled();

        var posted = PostAndForget(10_000);
        GC.Collect();

        Assert.InRange(posted.Count(p => p.IsAlive), 1, WaitingFrames.MaxFrames);
        GC.KeepAlive(_queue);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private List<WeakReference> PostAndForget(int count)
    {
        var changes = Changes(Guid.NewGuid(), 1, count);
        foreach (var change in changes) _queue.Post(change);
        return [.. changes.Select(c => new WeakReference(c))];
    }

    private void ReadOn(Frame[] log)
    {
        var missed = _queue.TakeTurn()!.Value;
        _ = Array.TrueForAll(log[(int)missed.After..], _queue.PostFromLog);
        _queue.EndTurn();
    }

    private static Frame[] Changes(Guid conversationId, long first, int count) =>
        [.. Frames(FrameKind.Change, count).Select((f, i) => f with { Position = new LogPosition(conversationId, first + i) })];

    private static Frame[] Frames(FrameKind kind, int count, int bytes = 100) =>
        [.. Enumerable.Range(0, count).Select(_ => new Frame(kind, (Guid.NewGuid(), Guid.NewGuid()), new SerializedHubMessage([]), bytes))];

    private void Open() => _queue.Open(frame =>
    {
        _written.Add(frame);
        return ValueTask.CompletedTask;
    });

    // The first write is pending until the reader resumes.
    private void OpenStalled()
    {
        var stall = _stall = new TaskCompletionSource();
        var first = true;
        _queue.Open(frame =>
        {
            if (!first) _written.Add(frame);
            var write = first ? new ValueTask(stall.Task) : ValueTask.CompletedTask;
            first = false;
            return write;
        });
        _queue.Post(Frames(FrameKind.Lasting, 1)[0]);
    }

    private Task Resume()
    {
        _stall.SetResult();
        return _stall.Task;
    }
}
