using ChatServer.Http.RateLimits;
using ChatServer.Messages;

namespace ChatServer.Moderation.Filters.Matching;

/// <summary>The same text more than so often in a time, as this process remembers: of one person, or of all together.</summary>
internal sealed class DuplicateMatcher(DuplicateSettings settings, TimeProvider clock) : IMatcher
{
    private readonly TokenBuckets<(Guid Who, UInt128 What)> _said = new(new RateQuota("duplicates", settings.Messages, settings.Seconds), clock, WhenFull.BeginAnew);

    public Match? Match(ReadText text)
    {
        if (text.As is not (SaidAs.Message or SaidAs.Story) || text.Length < settings.MinLength) return null;

        return _said.Take((settings.Together ? Guid.Empty : text.SenderId, text.Digest())) is null ? null : new Match(FilterKind.Duplicates);
    }
}
