using ChatServer.Moderation.Filters.Matching;

namespace ChatServer.Moderation.Filters;

/// <summary>The rules as they are looked through: what refuses before something is said, and the rest after.</summary>
internal sealed class FilterBook
{
    public static readonly FilterBook Empty = new("", []);

    private readonly Page _refusing;
    private readonly Page _noting;
    private readonly List<CompiledRule> _rules;

    /// <param name="stamp">Tells this book from any other.</param>
    /// <param name="rules">Those that are looked at.</param>
    public FilterBook(string stamp, List<CompiledRule> rules)
    {
        (Stamp, _rules) = (stamp, rules);
        (_refusing, _noting) = (new Page(rules.Where(r => r.Rule.Refuses)), new Page(rules.Where(r => !r.Rule.Refuses)));
    }

    public string Stamp { get; }

    public bool HasRefusing => !_refusing.IsEmpty;

    public bool HasNoting => !_noting.IsEmpty;

    /// <summary>The same rule in the same version; what it remembers of people stays with it.</summary>
    public CompiledRule? Find(Guid ruleId, int version) => _rules.Find(r => r.Rule.Id == ruleId && r.Rule.Version == version);

    /// <summary>Rules because of which this is not said.</summary>
    public IEnumerable<Finding> Against(ReadText text) => _refusing.Find(text);

    /// <summary>Rules that want to know of what was said.</summary>
    public IEnumerable<Finding> About(ReadText text) => _noting.Find(text);

    /// <summary>All rules that fit a text by itself, whatever was said before it.</summary>
    public IEnumerable<Finding> Try(ReadText text) => new Page(_rules.Select(r => r.WithoutMemory())).Find(text);

    private sealed class Page
    {
        private readonly PhraseIndex _phrases = new();
        private readonly List<(FilterRule Rule, IMatcher Matcher)> _others = [];

        public Page(IEnumerable<CompiledRule> rules)
        {
            foreach (var (rule, words, matchers) in rules)
            {
                _phrases.Add(rule, words);
                _others.AddRange(matchers.Select(m => (rule, m)));
            }
        }

        public bool IsEmpty => _phrases.IsEmpty && _others.Count == 0;

        /// <returns>Each rule once.</returns>
        public IEnumerable<Finding> Find(ReadText text) => All(text).DistinctBy(f => f.Rule.Id);

        private IEnumerable<Finding> All(ReadText text)
        {
            foreach (var finding in _phrases.Find(text)) yield return finding;
            foreach (var (rule, matcher) in _others)
                if (matcher.Match(text) is { } match) yield return new Finding(rule, match);
        }
    }
}

/// <summary>A rule and what it is looked for with.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Words">Looked for together with those of all other rules.</param>
/// <param name="Matchers">Everything else.</param>
internal sealed record CompiledRule(FilterRule Rule, IReadOnlyList<string> Words, IReadOnlyList<IMatcher> Matchers)
{
    public static CompiledRule Of(FilterRule rule, TimeProvider clock)
    {
        var settings = FilterSettings.Read(rule.Settings);
        return new CompiledRule(
            rule,
            settings.Words ?? [],
            [
                .. settings.Links is { } links ? [new LinkMatcher(links)] : Array.Empty<IMatcher>(),
                .. settings.NewAccounts is { } accounts ? [new NewAccountMatcher(accounts, clock)] : Array.Empty<IMatcher>(),
                .. settings.Flood is { } flood ? [new FloodMatcher(flood, clock)] : Array.Empty<IMatcher>(),
                .. settings.Duplicates is { } duplicates ? [new DuplicateMatcher(duplicates, clock)] : Array.Empty<IMatcher>(),
            ]);
    }

    public CompiledRule WithoutMemory() => this with { Matchers = [.. Matchers.Where(m => m is LinkMatcher or NewAccountMatcher)] };
}
