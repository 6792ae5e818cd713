namespace ChatServer.Fetching;

/// <summary>Gives out at least one byte, and at most so many. Whatever goes wrong beneath it is one exception.</summary>
internal sealed class BoundedStream(Stream inner, long maxBytes) : ReadStream(inner)
{
    private long _received;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await Inner.ReadAsync(buffer, cancellationToken);
            _received += read;
            if (_received > maxBytes) throw new FetchException(FetchFailure.TooLarge);

            return _received > 0 || buffer.IsEmpty ? read : throw new FetchException(FetchFailure.NoContent);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or InvalidDataException)
        {
            throw new FetchException(FetchFailure.Unreachable, broken);
        }
    }
}
