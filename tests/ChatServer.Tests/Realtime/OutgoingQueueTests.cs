using System.Diagnostics.Metrics;
using ChatServer.Realtime;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Realtime;

/// <summary>What a slow reader costs, and what is left out for it first.</summary>
public sealed class OutgoingQueueTests
{
    private TaskCompletionSource _stall = new();
    private readonly List<Frame> _written = [];
    private readonly OutgoingQueue _queue;
    private int _overflows;

    public OutgoingQueueTests()
    {
        var meters = new RealtimeMeters(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
        _queue = new OutgoingQueue(() => _overflows++, meters);
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
        var frames = Frames(FrameKind.Lasting, OutgoingQueue.MaxFrames);
        OpenStalled();

        foreach (var frame in frames) _queue.Post(frame);
        Assert.Empty(_written);
        await Resume();

        Assert.Equal(frames, _written);
        Assert.Equal(0, _overflows);
    }

    [Fact]
    public async Task Typing_goes_first_then_presence_and_changes_stay()
    {
        var changes = Frames(FrameKind.Lasting, OutgoingQueue.MaxFrames - 2);
        var typing = Frames(FrameKind.Typing, 1)[0];
        var presence = Frames(FrameKind.Presence, 1)[0];
        var late = Frames(FrameKind.Lasting, 2);
        OpenStalled();

        foreach (var frame in (Frame[])[typing, presence, .. changes, late[0]]) _queue.Post(frame);
        await Resume();
        Assert.Equal((Frame[])[presence, .. changes, late[0]], _written);

        _written.Clear();
        OpenStalled();
        foreach (var frame in (Frame[])[typing, presence, .. changes, .. late]) _queue.Post(frame);
        await Resume();
        Assert.Equal((Frame[])[.. changes, .. late], _written);
        Assert.Equal(0, _overflows);
    }

    [Theory]
    [InlineData((int)FrameKind.Typing)]
    [InlineData((int)FrameKind.Presence)]
    public async Task What_may_be_missed_is_left_out_when_there_is_no_room_for_it(int kind)
    {
        var changes = Frames(FrameKind.Lasting, OutgoingQueue.MaxFrames);
        OpenStalled();

        foreach (var frame in changes) _queue.Post(frame);
        _queue.Post(Frames((FrameKind)kind, 1)[0]);
        await Resume();

        Assert.Equal(changes, _written);
        Assert.Equal(0, _overflows);
    }

    [Fact]
    public async Task Of_receipts_the_latest_of_each_stays()
    {
        var (adas, bens) = ((Guid.NewGuid(), Guid.NewGuid()), (Guid.NewGuid(), Guid.NewGuid()));
        var receipts = Enumerable.Range(0, OutgoingQueue.MaxFrames)
            .Select(i => new Frame(FrameKind.Latest, i % 2 == 0 ? adas : bens, new SerializedHubMessage([]), 100)).ToList();
        var change = Frames(FrameKind.Lasting, 1)[0];
        OpenStalled();

        foreach (var frame in receipts) _queue.Post(frame);
        _queue.Post(change);
        await Resume();

        Assert.Equal([receipts[^2], receipts[^1], change], _written);
        Assert.Equal(0, _overflows);
    }

    [Fact]
    public async Task When_changes_alone_are_too_many_everything_goes_and_the_reader_is_given_up_once()
    {
        OpenStalled();

        foreach (var frame in Frames(FrameKind.Lasting, OutgoingQueue.MaxFrames + 10)) _queue.Post(frame);
        await Resume();

        Assert.Equal(1, _overflows);
        Assert.Empty(_written);
    }

    [Fact]
    public void Bytes_are_bounded_too()
    {
        OpenStalled();

        foreach (var frame in Frames(FrameKind.Lasting, 4, bytes: OutgoingQueue.MaxBytes / 4)) _queue.Post(frame);
        Assert.Equal(0, _overflows);

        _queue.Post(Frames(FrameKind.Lasting, 1)[0]);
        Assert.Equal(1, _overflows);
    }

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
