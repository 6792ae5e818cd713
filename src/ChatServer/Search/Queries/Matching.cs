using ChatServer.Search.Words;

namespace ChatServer.Search.Queries;

/// <summary>A part of a text.</summary>
/// <param name="Offset">UTF-16 units before it.</param>
/// <param name="Length">Its UTF-16 units.</param>
public sealed record TextRange(int Offset, int Length);

/// <summary>Says what in a text matches a search, by the same rules by which it was indexed.</summary>
public static class Matching
{
    /// <summary>More are not told: nobody looks at them.</summary>
    public const int MaxRanges = 100;

    /// <summary>What matched in a text, in order and apart from each other; null if it does not have every word that is looked for.</summary>
    public static IReadOnlyList<TextRange>? Of(SearchQuery query, string text) => Of(query, new Said(text, [], Poll: null), [])?[0];

    /// <summary>What matched in each of the texts of a message; null if it does not have everything that is looked for.</summary>
    public static IReadOnlyList<TextRange>[]? Of(SearchQuery query, Said said) =>
        query.HasLink && !said.HasLink ? null : Of(query, said, query.Tags);

    private static IReadOnlyList<TextRange>[]? Of(SearchQuery query, Said said, IReadOnlyList<string> tags)
    {
        var texts = said.Texts.Select(t => (Words: WordCutter.Cut(t), Ranges: new List<(int Start, int End)>())).ToList();
        foreach (var clause in query.Words)
        {
            var isFound = false;
            foreach (var (words, ranges) in texts) isFound |= AddTo(ranges, Places(clause, words));
            if (!isFound) return null;
        }

        foreach (var tag in tags)
            if (!AddTo(texts[0].Ranges, said.Tags.Where(t => t.Tag == tag).Select(t => (t.Start, t.End)))) return null;

        return [.. texts.Select(t => Merge(t.Ranges))];
    }

    private static bool AddTo(List<(int Start, int End)> ranges, IEnumerable<(int Start, int End)> found)
    {
        var before = ranges.Count;
        ranges.AddRange(found);
        return ranges.Count > before;
    }

    private static IEnumerable<(int Start, int End)> Places(WordClause clause, List<Word> words)
    {
        for (var first = 0; first < words.Count; first++)
        {
            if (LastOf(clause, words, first) is not { } last) continue;
            yield return (words[first].Start, clause.Words[^1].Kind == WordKind.Last ? words[last].FirstEnd : words[last].End);
        }
    }

    // Where the clause ends that begins with this word, if it does. Each position has one word.
    private static int? LastOf(WordClause clause, List<Word> words, int first)
    {
        var at = first;
        for (var i = 0; i < clause.Words.Count; i++)
        {
            at = first + clause.Words[i].Position - clause.Words[0].Position;
            if (at >= words.Count || !IsMatch(clause, i, words[at].Text)) return null;
        }

        return at;
    }

    private static bool IsMatch(WordClause clause, int index, string word) =>
        clause.MayGoOn(index) ? word.StartsWith(clause.Words[index].Text, StringComparison.Ordinal) : word == clause.Words[index].Text;

    private static List<TextRange> Merge(List<(int Start, int End)> ranges)
    {
        var merged = new List<(int Start, int End)>();
        foreach (var (start, end) in ranges.Order())
        {
            if (merged is [.., var last] && start <= last.End) merged[^1] = (last.Start, Math.Max(last.End, end));
            else merged.Add((start, end));
        }

        return [.. merged.Take(MaxRanges).Select(r => new TextRange(r.Start, r.End - r.Start))];
    }
}
