using ChatServer.Http;
using ChatServer.Messages;

namespace ChatServer.Moderation.Filters;

/// <summary>A text to hold against the rules.</summary>
/// <param name="Content" example="Buy cheap pills at spam.example">At most 16,384 bytes of UTF-8.</param>
/// <param name="UserId">As whose; your own without it. It matters for rules of new accounts.</param>
/// <param name="Media">Whether a picture or another file goes with it.</param>
public sealed record TryFiltersRequest(
    [TextLimit(0, MessageContent.MaxUtf8Bytes, CountsUtf8Bytes = true)] string Content, Guid? UserId = null, bool Media = false);

/// <summary>A rule that fits.</summary>
/// <param name="FilterId">The rule's id.</param>
/// <param name="Name">What moderators call it.</param>
/// <param name="Action">refuse, report or flag.</param>
/// <param name="DryRun">Whether nothing would come of it.</param>
/// <param name="Kind">What fits: words, links or newAccounts.</param>
/// <param name="Matched">The rule's word, the place that a link leads to; of new accounts links or media.</param>
public sealed record FilterMatchView(Guid FilterId, string Name, FilterAction Action, bool DryRun, FilterKind Kind, string? Matched);

/// <summary>What the rules say to a text.</summary>
/// <param name="Refused">Whether it could not be said.</param>
/// <param name="Matches">The rules that fit.</param>
public sealed record FilterTrialView(bool Refused, IReadOnlyList<FilterMatchView> Matches);

/// <summary>Holds a text against the rules that are looked at. Nothing comes of it, and it is kept nowhere.</summary>
public sealed class TryFilters(FilterDoor door)
{
    public FilterTrialView Run(Guid moderatorId, TryFiltersRequest request)
    {
        var content = request.Content.Length == 0 && request.Media ? "" : MessageContent.Parse(request.Content);
        var findings = door.Try(new NewText(request.UserId ?? moderatorId, null, content) { HasMedia = request.Media }).ToList();
        return new FilterTrialView(
            findings.Exists(f => f.Rule.Refuses),
            findings.ConvertAll(f => new FilterMatchView(f.Rule.Id, f.Rule.Name, f.Rule.Action, f.Rule.DryRun, f.Match.Kind, f.Match.What)));
    }
}
