using System.Net;
using ChatServer.Load.Rounds;

namespace ChatServer.Load.Searching;

/// <summary>Kinds of searches, made of texts that are there. The reader asks.</summary>
internal sealed class SearchRequests(SearchWorld world, IReadOnlyList<(string Text, int Script, DateTime At)> kept, RoundOptions options, double rate)
{
    public IReadOnlyList<(string Name, Workload Workload)> Kinds =>
    [
        Kind("any word", Word),
        Kind("rare word", () => Longest()),
        Kind("common word", () => SearchTexts.Common),
        Kind("common and another", () => $"{SearchTexts.Common} {Word()}"),
        Kind("phrase", Phrase),
        Kind("begin*", () => $"{Word()[..2]}*"),
        Kind("no spaces", Unspaced),
        Kind("common, one conversation", () => $"{SearchTexts.Common} in:{Any(world.Reader.Conversations)}"),
        Kind("common, by one", () => $"{SearchTexts.Common} from:person{1 + Random.Shared.Next(world.World.People.Count - 1)}"),
        Kind("any word, long ago", () => Before(Any(kept))),
        Kind("link and common", () => $"has:link {SearchTexts.Common}"),
        Kind("nothing there", () => $"{Word()}q{Word()}"),
    ];

    private (string Name, Workload Workload) Kind(string name, Func<string> query) =>
        (name, new Workload(options.Clients, HttpStatusCode.OK, (_, _) => Ask(query())) { Rate = rate });

    private HttpRequestMessage Ask(string query) => new(HttpMethod.Get, $"/api/v1/search/messages?q={Uri.EscapeDataString(query)}")
    {
        Headers = { Authorization = world.Reader.Authorization },
    };

    private string Word() => Any(WordsOf(Spaced()));

    private string Longest() => WordsOf(Spaced()).MaxBy(w => w.Length)!;

    private string Phrase()
    {
        var words = WordsOf(Spaced());
        var first = Random.Shared.Next(words.Length - 1);
        return $"\"{words[first]} {words[first + 1]}\"";
    }

    private string Unspaced()
    {
        var text = Any(kept.Where(k => !SearchTexts.HasSpaces(k.Script)).ToList()).Text.Split(' ').First(w => w.Length > 0 && w != SearchTexts.Common);
        var length = Math.Min(text.Length, Random.Shared.Next(1, 4));
        return text.Substring(Random.Shared.Next(text.Length - length + 1), length);
    }

    private string Before((string Text, int Script, DateTime At) message) => $"{Word()} before:{message.At:yyyy-MM-dd}";

    private string Spaced() => Any(kept.Where(k => SearchTexts.HasSpaces(k.Script)).ToList()).Text;

    private static string[] WordsOf(string text) => [.. text.Split(' ').Where(w => w.Length > 2 && w != SearchTexts.Common && !w.Contains('/', StringComparison.Ordinal))];

    private static T Any<T>(IReadOnlyList<T> all) => all[Random.Shared.Next(all.Count)];
}
