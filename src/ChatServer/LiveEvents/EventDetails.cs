using ChatServer.Http;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.LiveEvents;

/// <summary>What its hosts plan of an event, checked.</summary>
public sealed record EventDetails
{
    /// <summary>What the description of the API says of addresses; the rule is <see cref="ParseUrl"/>.</summary>
    public const string UrlPattern = "^(https?://.+)?$";

    private static readonly TimeSpan LongestAhead = TimeSpan.FromDays(366);

    private EventDetails()
    {
    }

    public string? StreamUrl { get; init; }

    public string? Topic { get; init; }

    public required DateTimeOffset ScheduledAt { get; init; }

    public required DateTimeOffset ScheduledEndAt { get; init; }

    public int? Capacity { get; init; }

    public static EventDetails Of(LiveEvent e) =>
        new() { StreamUrl = e.StreamUrl, Topic = e.Topic, ScheduledAt = e.ScheduledAt, ScheduledEndAt = e.ScheduledEndAt, Capacity = e.Capacity };

    public static EventDetails Parse(string? streamUrl, string? topic, DateTimeOffset scheduledAt, DateTimeOffset? scheduledEndAt, int? capacity)
    {
        var begin = scheduledAt.CutToMilliseconds();
        var end = scheduledEndAt?.CutToMilliseconds() ?? EndAfter(begin, LiveEvent.UsualLength);
        if (end <= begin || end - begin > LiveEvent.MaxLength)
            throw Refusal.InvalidRequest("scheduledEndAt", "It must be after the beginning, by at most seven days.");
        if (capacity is < 1 or > LiveEvent.MaxCapacity) throw Refusal.InvalidRequest("capacity", $"It must be from 1 to {LiveEvent.MaxCapacity}.");

        return new EventDetails
        {
            StreamUrl = ParseUrl(streamUrl),
            Topic = ShortText.ParseOptional(topic, "topic", LiveEvent.MaxTopicLength)?.ToLowerInvariant(),
            ScheduledAt = begin,
            ScheduledEndAt = end,
            Capacity = capacity,
        };
    }

    /// <summary>The end of what begins at a time. Beyond the last time that there is it would have none.</summary>
    public static DateTimeOffset EndAfter(DateTimeOffset begin, TimeSpan length) =>
        begin.UtcDateTime <= DateTime.MaxValue - length ? begin.ToUniversalTime() + length : throw NotSoon();

    public static DateTimeOffset RequireFuture(DateTimeOffset at, DateTimeOffset now) => at > now && at <= now + LongestAhead ? at : throw NotSoon();

    private static RefusalException NotSoon() => Refusal.InvalidRequest("scheduledAt", "It must be in the future, and at most 366 days from now.");

    // What players open: no other scheme, and no name or password in it, which everybody who takes part would see.
    private static string? ParseUrl(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (Text.WhyNotStorable(text) is { } problem) throw Refusal.InvalidRequest("streamUrl", problem);

        Text.RequireAtMost(LiveEvent.MaxStreamUrlLength, text, "streamUrl");
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.UserInfo.Length == 0
            ? text
            : throw Refusal.InvalidRequest("streamUrl", "It must be an address that begins with https:// or http://, without a name or password in it.");
    }
}
