using System.Text.Json.Serialization;
using ChatServer.Http;
using ChatServer.Moderation.Filters.Hits;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Filters;

/// <summary>A rule of the server's for what may be said.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Name">What moderators call it.</param>
/// <param name="Action">refuse, report or flag.</param>
/// <param name="Enabled">Whether it is looked at all.</param>
/// <param name="DryRun">Whether nothing comes of it but entries in its list.</param>
/// <param name="Notice">What whoever is refused reads; null for a sentence of the server's.</param>
/// <param name="Words">Words and phrases that it looks for; null for none.</param>
/// <param name="Links">Links that it looks for; null for none.</param>
/// <param name="Flood">How much is too much of one person; null for nothing.</param>
/// <param name="Duplicates">How often the same may be said; null for always.</param>
/// <param name="NewAccounts">What new accounts may not do yet; null for nothing.</param>
/// <param name="Hits">How often it fitted. What happened in the last second, or in the moment before a crash, may be missing.</param>
/// <param name="LastHitAt">When it fitted last.</param>
/// <param name="CreatedAt">When it was added.</param>
/// <param name="UpdatedAt">When it was changed last.</param>
public sealed record FilterRuleView(
    Guid Id,
    string Name,
    FilterAction Action,
    bool Enabled,
    bool DryRun,
    string? Notice,
    IReadOnlyList<string>? Words,
    LinkSettings? Links,
    FloodSettings? Flood,
    DuplicateSettings? Duplicates,
    NewAccountSettings? NewAccounts,
    long Hits,
    DateTimeOffset? LastHitAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    [JsonIgnore]
    public int Version { get; init; }

    public static FilterRuleView Of(FilterRule r)
    {
        var settings = FilterSettings.Read(r.Settings);
        return new(
            r.Id, r.Name, r.Action, r.Enabled, r.DryRun, r.Notice, settings.Words, settings.Links, settings.Flood, settings.Duplicates,
            settings.NewAccounts, r.Hits, r.LastHitAt, r.CreatedAt, r.UpdatedAt)
        { Version = r.Version };
    }
}

/// <summary>That a rule fitted; nothing of what was said but what of the rule stood in it.</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="At">When.</param>
/// <param name="UserId">Who said it, or wanted to.</param>
/// <param name="ConversationId">Where; null for stories and names of files.</param>
/// <param name="MessageId">The message; null for what was not said.</param>
/// <param name="Action">What came of it, or with dryRun would have: refuse, report or flag.</param>
/// <param name="DryRun">Whether nothing came of it.</param>
/// <param name="Kind">What fitted: words, links, flood, duplicates or newAccounts.</param>
/// <param name="Matched">The rule's word, the place that a link leads to; of new accounts links or media; otherwise null.</param>
public sealed record FilterHitView(
    Guid Id, DateTimeOffset At, Guid UserId, Guid? ConversationId, Guid? MessageId, FilterAction Action, bool DryRun, FilterKind Kind,
    string? Matched)
{
    public static FilterHitView Of(FilterHit h) => new(h.Id, h.At, h.UserId, h.PlaceId, h.MessageId, h.Action, h.DryRun, h.Kind, h.Matched);
}

/// <summary>Reads rules, and what they fitted.</summary>
public sealed class FilterReader(ChatDbContext db, Cursors cursors)
{
    private const string List = "filters";

    /// <summary>The oldest first.</summary>
    public async Task<Page<FilterRuleView>> ListAsync(Guid readerId, PageRequest page, CancellationToken cancellation)
    {
        var after = cursors.Read(List, readerId, page.Cursor) is { } place ? Guid.Parse(place) : Guid.Empty;
        var rules = await db.Set<FilterRule>().AsNoTracking().Where(r => r.Id > after).OrderBy(r => r.Id).Take(page.Limit + 1).ToListAsync(cancellation);
        return new Page<FilterRuleView>(
            [.. rules.Take(page.Limit).Select(FilterRuleView.Of)],
            rules.Count > page.Limit ? cursors.Write(List, readerId, rules[page.Limit - 1].Id.ToString()) : null);
    }

    public async Task<FilterRuleView> ReadAsync(Guid filterId, CancellationToken cancellation) =>
        await db.Set<FilterRule>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == filterId, cancellation) is { } rule
            ? FilterRuleView.Of(rule)
            : throw Refusal.NoSuchFilter();

    /// <summary>The newest first.</summary>
    public async Task<Page<FilterHitView>> ListHitsAsync(Guid readerId, Guid filterId, PageRequest page, CancellationToken cancellation)
    {
        await ReadAsync(filterId, cancellation);
        var list = $"hits {filterId}";
        var hits = db.Set<FilterHit>().AsNoTracking().Where(h => h.RuleId == filterId);
        if (cursors.Read(list, readerId, page.Cursor) is { } place && Guid.Parse(place) is var before) hits = hits.Where(h => h.Id < before);
        var rows = await hits.OrderByDescending(h => h.Id).Take(page.Limit + 1).ToListAsync(cancellation);
        return new Page<FilterHitView>(
            [.. rows.Take(page.Limit).Select(FilterHitView.Of)], rows.Count > page.Limit ? cursors.Write(list, readerId, rows[page.Limit - 1].Id.ToString()) : null);
    }
}
