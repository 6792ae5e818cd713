namespace ChatServer.Media.Storage;

/// <summary>Content of known length that is asked for from where it is read, when it is read.</summary>
/// <param name="length">Of all of it.</param>
/// <param name="openAt">Opens the rest of the content, from a position on.</param>
internal sealed class S3ReadStream(long length, Func<long, CancellationToken, Task<Stream>> openAt) : Stream
{
    private Stream? _rest;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            if (value != _position) Close(ref _rest);
            _position = value;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length || buffer.IsEmpty) return 0;

        var read = await TryReadAsync(buffer, cancellationToken);
        if (read == 0)
        {
            // The connection broke, or the store closed it while nobody read; what was read is not read again.
            Close(ref _rest);
            read = await TryReadAsync(buffer, cancellationToken);
        }

        if (read == 0) throw new EndOfStreamException("The store broke off.");
        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Reading would block a thread.");

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Close(ref _rest);
        base.Dispose(disposing);
    }

    private async ValueTask<int> TryReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        _rest ??= await openAt(_position, cancellation);
        try
        {
            return await _rest.ReadAsync(buffer, cancellation);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            return 0;
        }
    }

    private static void Close(ref Stream? stream)
    {
        stream?.Dispose();
        stream = null;
    }
}
