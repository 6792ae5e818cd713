namespace ChatServer.Persistence;

/// <summary>The database's epoch, as this node last read it. Positions of another epoch mean nothing.</summary>
public sealed class Epoch
{
    private int _current;

    public int Current => Volatile.Read(ref _current);

    internal void Set(int epoch) => Volatile.Write(ref _current, epoch);
}
