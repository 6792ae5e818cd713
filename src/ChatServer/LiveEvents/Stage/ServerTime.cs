namespace ChatServer.LiveEvents.Stage;

/// <summary>What the server's clock showed while a request was answered, in microseconds since 1970 in UTC.</summary>
/// <remarks>
/// As in NTP (RFC 5905, section 8) a client notes its own clock when it asks (T1) and when the answer is there (T4). With `receivedMicros` (T2) and
/// `sentMicros` (T3) the offset of the server's clock is `((T2 - T1) + (T3 - T4)) / 2`, and the time on the way `(T4 - T1) - (T3 - T2)`. The error is
/// at most half of the time on the way, so a client asks several times, takes the offset of the answer that was least on the way, and asks again
/// every few minutes.
/// </remarks>
/// <param name="ReceivedMicros">When the request was there.</param>
/// <param name="SentMicros">When the answer left.</param>
public sealed record ServerTime(long ReceivedMicros, long SentMicros)
{
    public static ServerTime Of(DateTimeOffset received, DateTimeOffset sent) => new(Micros(received), Micros(sent));

    private static long Micros(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
}
