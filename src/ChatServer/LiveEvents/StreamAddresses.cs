namespace ChatServer.LiveEvents;

/// <summary>The one place that tells somebody where an event's video is. Whoever asks has made sure that they take part.</summary>
public sealed class StreamAddresses
{
    public string? For(Guid viewerId, Guid eventId, string? streamUrl) => streamUrl;
}
