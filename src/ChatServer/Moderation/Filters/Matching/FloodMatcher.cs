using ChatServer.Http.RateLimits;
using ChatServer.Messages;

namespace ChatServer.Moderation.Filters.Matching;

/// <summary>More than so much of one person in a time, as this process remembers.</summary>
internal sealed class FloodMatcher(FloodSettings settings, TimeProvider clock) : IMatcher
{
    private readonly TokenBuckets<Guid> _people = new(new RateQuota("flood", settings.Messages, settings.Seconds), clock, WhenFull.BeginAnew);

    public Match? Match(ReadText text) =>
        text.As is SaidAs.Message or SaidAs.Story && _people.Take(text.SenderId) is not null ? new Match(FilterKind.Flood) : null;
}
