using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace ChatServer.Harness;

/// <summary>Somebody else's program that judges what is said, as a test tells it to.</summary>
public sealed class TestClassifier : IAsyncDisposable
{
    public const string Secret = "a secret of at least thirty-two characters";

    // Not among the networks that tests may ask.
    private const string Address = "127.0.0.2";

    private readonly TestSite _site = new(Address);
    private readonly ConcurrentQueue<(string Head, string Body)> _asked = new();

    public TestClassifier() => _site.Does("/judge", AnswerAsync);

    public string Url => _site.At("/judge");

    /// <summary>What it answers to a message; null for nothing.</summary>
    public Func<JsonElement, object?> Judges { get; set; } = _ => null;

    /// <summary>What it answers in place of verdicts, byte for byte.</summary>
    public string? Says { get; set; }

    /// <summary>Requests, as they came.</summary>
    public IReadOnlyCollection<(string Head, string Body)> Asked => _asked;

    /// <summary>The settings of a server that asks it.</summary>
    public (string Key, string Value)[] Settings(bool sendContents = true) =>
        [("Classifier:Url", Url), ("Classifier:Secret", Secret), ("Classifier:InternalHost", Address), ("Classifier:SendContents", $"{sendContents}")];

    /// <summary>Messages that it was asked about, each time.</summary>
    public IEnumerable<JsonElement> Messages => _asked.SelectMany(a => JsonElement.Parse(a.Body).GetProperty("messages").EnumerateArray());

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task AnswerAsync(Stream client, CancellationToken cancellation)
    {
        var head = _site.Requests.Last();
        var length = int.Parse(head.Split('\n').First(l => l.StartsWith("Content-Length", StringComparison.OrdinalIgnoreCase)).Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
        var body = new byte[length];
        await client.ReadExactlyAsync(body, cancellation);
        var text = Encoding.UTF8.GetString(body);
        var verdicts = JsonElement.Parse(text).GetProperty("messages").EnumerateArray().Select(Judges).OfType<object>().ToList();
        var answer = Encoding.UTF8.GetBytes(Says ?? JsonSerializer.Serialize(new { verdicts }));
        _asked.Enqueue((head, text));
        await client.WriteAsync(Encoding.UTF8.GetBytes(TestSite.Head("200 OK", "Content-Type: application/json", $"Content-Length: {answer.Length}")), cancellation);
        await client.WriteAsync(answer, cancellation);
    }
}
