using System.ComponentModel.DataAnnotations;
using ChatServer.Http;
using ChatServer.Moderation.Filters.Matching;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.Moderation.Filters;

/// <summary>A rule. It looks for at least one of words, links, flood, duplicates and newAccounts, and fits when one of them does.</summary>
/// <param name="Name" example="Pills">1 to 100 characters, for moderators.</param>
/// <param name="Action" example="refuse">refuse: it is not said. report: it is said, and reported with a copy. flag: it is said, and listed with the rule.</param>
/// <param name="Enabled">Whether it is looked at all.</param>
/// <param name="DryRun">True: nothing comes of it but entries in its list, which say what would have been done.</param>
/// <param name="Notice" example="No advertising, please">What whoever is refused reads, at most 200 characters; a sentence of the server's without it.</param>
/// <param name="Words" example='["cheap pills"]'>
/// 1 to 500 words or phrases of 1 to 100 characters. Case, accents, what is not seen, signs between words, and letters that are drawn alike do not matter.
/// </param>
/// <param name="Links">Links to these places, or to all others.</param>
/// <param name="Flood">More than so much of one person.</param>
/// <param name="Duplicates">The same more than so often.</param>
/// <param name="NewAccounts">Links or media of new accounts.</param>
public sealed record FilterRuleRequest(
    [TextLimit(1, FilterRule.MaxNameLength)] string Name,
    FilterAction Action,
    bool Enabled = true,
    bool DryRun = false,
    [TextLimit(0, FilterRule.MaxNoticeLength)] string? Notice = null,
    [MinLength(1), MaxLength(FilterSettings.MaxEntries), TextLimit(1, FilterSettings.MaxPhraseLength)] IReadOnlyList<string>? Words = null,
    LinkSettings? Links = null,
    FloodSettings? Flood = null,
    DuplicateSettings? Duplicates = null,
    NewAccountSettings? NewAccounts = null)
{
    /// <summary>Writes what is asked for into a rule.</summary>
    internal void ApplyTo(FilterRule rule)
    {
        var errors = new FieldErrors();
        var name = errors.Collect(() => ShortText.Parse(Name, "name", FilterRule.MaxNameLength));
        var notice = errors.Collect(() => ShortText.ParseOptional(Notice, "notice", FilterRule.MaxNoticeLength));
        var settings = errors.Collect(ParseSettings);
        errors.ThrowIfAny();
        (rule.Name, rule.Notice, rule.Settings) = (name, notice, settings.Write());
        (rule.Action, rule.Enabled, rule.DryRun) = (Action, Enabled, DryRun);
    }

    private FilterSettings ParseSettings()
    {
        if ((Words, Links, Flood, Duplicates, NewAccounts) is (null, null, null, null, null))
            throw Refusal.InvalidRequest("words", "A rule looks for words, links, flood, duplicates or newAccounts.");

        return new FilterSettings(
            Words?.Select(ParseWord).Distinct().ToList(),
            Links is null ? null : Links with { Domains = [.. Links.Domains.Select(ParseDomain).Distinct()] },
            Flood,
            Duplicates,
            NewAccounts);
    }

    private static string ParseWord(string word, int place)
    {
        var field = $"words[{place}]";
        if (word is null) throw Refusal.InvalidRequest(field, "It must not be null.");

        var phrase = ShortText.Parse(word, field, FilterSettings.MaxPhraseLength);
        return LookAlikes.WordsOf(phrase).Count > 0 ? phrase : throw Refusal.InvalidRequest(field, "It must have a letter, a digit or a symbol.");
    }

    private static string ParseDomain(string domain, int place)
    {
        var field = $"links.domains[{place}]";
        if (domain is null) throw Refusal.InvalidRequest(field, "It must not be null.");

        var name = ShortText.Parse(domain, field, FilterSettings.MaxDomainLength);
        return name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' || (!char.IsAscii(c) && !char.IsWhiteSpace(c)))
            ? LinkHosts.FoldDomain(name)
            : throw Refusal.InvalidRequest(field, "It must be the name of a domain, not an address.");
    }
}
