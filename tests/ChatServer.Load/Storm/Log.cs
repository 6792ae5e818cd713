namespace ChatServer.Load.Storm;

/// <summary>What a device has of one conversation: everything up to a position, and what came too early.</summary>
internal sealed class Log(long position)
{
    private readonly SortedSet<long> _ahead = [];

    public long Position { get; private set; } = position;

    public bool HasGap => _ahead.Count > 0;

    public void Add(long seq)
    {
        if (seq > Position) _ahead.Add(seq);
        while (_ahead.Remove(Position + 1)) Position++;
    }
}
