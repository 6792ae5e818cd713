using System.Globalization;

namespace ChatServer.Search.Queries;

/// <summary>A place among everything that was sent, newest first: only what is behind it is still to come.</summary>
public readonly record struct Place(DateTimeOffset At, Guid ConversationId, long Seq)
{
    public static Place Before(DateTimeOffset at) => new(at, Guid.Empty, 0);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks} {ConversationId} {Seq}");

    public static Place Parse(string[] words) => new(
        new DateTimeOffset(long.Parse(words[0], CultureInfo.InvariantCulture), TimeSpan.Zero),
        Guid.Parse(words[1]),
        long.Parse(words[2], CultureInfo.InvariantCulture));
}
