namespace ChatServer.Moderation.Filters.Matching;

/// <summary>Finds the words and phrases of all rules at once, reading a text once, however many there are.</summary>
internal sealed class PhraseIndex
{
    private readonly Dictionary<string, List<Phrase>> _byFirstWord = [];

    public bool IsEmpty => _byFirstWord.Count == 0;

    public void Add(FilterRule rule, IEnumerable<string> entries)
    {
        foreach (var entry in entries)
        {
            if (LookAlikes.WordsOf(entry) is not { Count: > 0 } words) continue;
            if (!_byFirstWord.TryGetValue(words[0], out var phrases)) _byFirstWord[words[0]] = phrases = [];
            phrases.Add(new Phrase(rule, entry, words));
        }
    }

    /// <returns>Each rule once, with the first of its entries that stands in the text.</returns>
    public IEnumerable<Finding> Find(ReadText text)
    {
        if (IsEmpty) return [];

        var found = new Dictionary<Guid, Finding>();
        foreach (var words in text.Words)
            for (var at = 0; at < words.Count; at++)
            {
                if (!_byFirstWord.TryGetValue(words[at], out var phrases)) continue;
                foreach (var phrase in phrases.Where(p => p.StandsAt(words, at))) found.TryAdd(phrase.Rule.Id, new Finding(phrase.Rule, new Match(FilterKind.Words, phrase.Entry)));
            }

        return found.Values;
    }

    private sealed record Phrase(FilterRule Rule, string Entry, List<string> Words)
    {
        public bool StandsAt(IReadOnlyList<string> words, int at)
        {
            if (at + Words.Count > words.Count) return false;
            for (var i = 1; i < Words.Count; i++)
                if (Words[i] != words[at + i]) return false;
            return true;
        }
    }
}
