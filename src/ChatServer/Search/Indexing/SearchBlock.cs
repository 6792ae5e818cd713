namespace ChatServer.Search.Indexing;

/// <summary>A stretch of time whose messages stand together in the index. The newest is closed when it has enough of them.</summary>
public sealed class SearchBlock
{
    /// <summary>Never given out again.</summary>
    public int Number { get; init; }

    /// <summary>Messages sent then or later, up to the next block, are in it.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>When the newest message in it was sent.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>About how many messages are in it.</summary>
    public required long Messages { get; init; }
}
