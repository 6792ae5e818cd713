namespace ChatServer.Fetching;

/// <summary>Gives out so many bytes and no more. Whatever goes wrong beneath it is one exception.</summary>
internal sealed class BoundedStream(Stream inner, long maxBytes) : ReadStream(inner)
{
    private long _left = maxBytes;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            var read = await Inner.ReadAsync(buffer, cancellationToken);
            _left -= read;
            return _left >= 0 ? read : throw new FetchException(FetchFailure.TooLarge);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or InvalidDataException)
        {
            throw new FetchException(FetchFailure.Unreachable, broken);
        }
    }
}
