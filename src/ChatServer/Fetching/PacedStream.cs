namespace ChatServer.Fetching;

/// <summary>Gives up on a sender who pauses, or who sends drop by drop.</summary>
internal sealed class PacedStream(Stream inner, Deadlines deadlines, FetchingOptions options, TimeProvider clock) : ReadStream(inner)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private TimeSpan _waited;
    private long _received;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var start = clock.GetTimestamp();
        var read = await deadlines.WithinAsync(options.ReadTimeLimit, cancellation => Inner.ReadAsync(buffer, cancellation));
        Count(read, clock.GetElapsedTime(start));
        return read;
    }

    /// <summary>Counts the time that was waited for the sender, and not the time that the reader took.</summary>
    private void Count(int read, TimeSpan wait)
    {
        _received += read;
        _waited += wait;
        if (read == 0 || _waited < Window) return;
        if (_received < _waited.TotalSeconds * options.LeastBytesPerSecond) throw new FetchException(FetchFailure.TooSlow);

        _received = 0;
        _waited = TimeSpan.Zero;
    }
}
