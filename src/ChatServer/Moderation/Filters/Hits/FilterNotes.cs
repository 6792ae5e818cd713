using System.Threading.Channels;
using ChatServer.Http;
using ChatServer.Http.RateLimits;
using ChatServer.Messages;
using ChatServer.Moderation.Filters.Matching;

namespace ChatServer.Moderation.Filters.Hits;

/// <summary>Takes what rules fit from requests, which wait for nothing; <see cref="WriteHits"/> writes it. Its number is bounded, in memory and on the disk.</summary>
public sealed class FilterNotes(TimeProvider clock)
{
    /// <summary>Of one rule in an hour; what is beyond is counted and not listed.</summary>
    private const int MostListed = 1_000;

    private readonly Channel<NotedHit> _noted = Channel.CreateBounded<NotedHit>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly TokenBuckets<Guid> _listed = new(new RateQuota("filterHits", MostListed, WindowSeconds: 3_600), clock);

    public ChannelReader<NotedHit> Noted => _noted.Reader;

    public void Note(Finding finding, NewText text, Guid? messageId)
    {
        var now = clock.GetUtcNow().CutToMilliseconds();
        var hit = new FilterHit
        {
            Id = Guid.CreateVersion7(now),
            RuleId = finding.Rule.Id,
            At = now,
            UserId = text.SenderId,
            PlaceId = text.ConversationId,
            MessageId = messageId,
            Action = finding.Rule.Action,
            DryRun = finding.Rule.DryRun,
            Kind = finding.Match.Kind,
            Matched = finding.Match.What,
        };
        _noted.Writer.TryWrite(new NotedHit(hit, IsListed: _listed.Take(hit.RuleId) is null));
    }
}

/// <summary>That a rule fitted.</summary>
/// <param name="Hit">What is listed.</param>
/// <param name="IsListed">Whether it is, or only counted.</param>
public sealed record NotedHit(FilterHit Hit, bool IsListed);
