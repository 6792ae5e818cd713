using System.Diagnostics.CodeAnalysis;

namespace ChatServer.Realtime;

/// <summary>The frames that wait for one socket, in order. They never take more than a known amount of memory. Guarded by their queue.</summary>
/// <remarks>
/// When there is no room, a change is put off: the log has it. For anything else room is made, beginning with what is missed least:
/// typing is left out, then all but the latest of each receipt; then changes that wait are put off; then presence is left out.
/// </remarks>
internal sealed class WaitingFrames(Backlog backlog, RealtimeMeters meters)
{
    public const int MaxFrames = 256;
    public const int MaxBytes = 256 * 1024;

    private readonly LinkedList<Frame> _frames = new();
    private int _bytes;

    public bool IsEmpty => _frames.Count == 0;

    /// <summary>Sees to it that the frame is not missed more than its kind may be; false if there is no way.</summary>
    public bool TryAccept(Frame frame)
    {
        if (TryAdd(frame)) return true;
        if (frame.Position is not { } change) return TryMakeRoomFor(frame);

        backlog.Add(change);
        return true;
    }

    public bool TryAdd(Frame frame)
    {
        if (!HasRoomFor(frame)) return false;

        _frames.AddLast(frame);
        _bytes += frame.Bytes;
        return true;
    }

    public bool TryTake([NotNullWhen(true)] out Frame? frame)
    {
        frame = _frames.First?.Value;
        if (frame is null) return false;

        Remove(_frames.First!);
        return true;
    }

    public void Clear()
    {
        _frames.Clear();
        _bytes = 0;
    }

    // Whatever its size, one frame may wait.
    private bool HasRoomFor(Frame frame) => IsEmpty || (_frames.Count < MaxFrames && _bytes + frame.Bytes <= MaxBytes);

    private bool TryMakeRoomFor(Frame frame)
    {
        LeaveOut(FrameKind.Typing);
        if (TryAdd(frame)) return true;
        if (frame.Kind == FrameKind.Typing) return LeaveOut();

        KeepLatest(frame);
        while (!HasRoomFor(frame) && LastChange() is { } change) PutOff(change);
        if (TryAdd(frame)) return true;

        LeaveOut(FrameKind.Presence);
        return TryAdd(frame) || (frame.Kind == FrameKind.Presence && LeaveOut());
    }

    private void LeaveOut(FrameKind kind)
    {
        for (var (node, next) = (_frames.First, _frames.First?.Next); node is not null; (node, next) = (next, next?.Next))
            if (node.Value.Kind == kind) LeaveOut(node);
    }

    private void KeepLatest(Frame newest)
    {
        var met = new HashSet<(Guid, Guid)>();
        if (newest.Kind == FrameKind.Latest) met.Add(newest.Key);

        for (var (node, previous) = (_frames.Last, _frames.Last?.Previous); node is not null; (node, previous) = (previous, previous?.Previous))
            if (node.Value.Kind == FrameKind.Latest && !met.Add(node.Value.Key)) LeaveOut(node);
    }

    // The last one first, so that what stays of a conversation is without holes.
    private LinkedListNode<Frame>? LastChange()
    {
        var node = _frames.Last;
        while (node is { Value.Kind: not FrameKind.Change }) node = node.Previous;
        return node;
    }

    private void PutOff(LinkedListNode<Frame> change)
    {
        Remove(change);
        backlog.Add(change.Value.Position!.Value);
    }

    private void LeaveOut(LinkedListNode<Frame> node)
    {
        Remove(node);
        LeaveOut();
    }

    private bool LeaveOut()
    {
        meters.Dropped();
        return true;
    }

    private void Remove(LinkedListNode<Frame> node)
    {
        _frames.Remove(node);
        _bytes -= node.Value.Bytes;
    }
}
