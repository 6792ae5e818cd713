using BenchmarkDotNet.Attributes;
using ChatServer.Messages.Entities;

namespace ChatServer.Benchmarks;

/// <summary>What it costs a send that its text is looked through, against copying the text.</summary>
[MemoryDiagnoser]
public class FindingEntities
{
    private static readonly Mentionable People = new([new("ada", Guid.NewGuid())]);

    private readonly Dictionary<string, string> _texts = new()
    {
        ["plain"] = "Four days in Lisbon, the three of us, next month? Größe: 3 × 4 m.",
        ["marked"] = "**Tea** for @ada at _four_, see https://tea.example/menu #tea",
        ["hostile"] = string.Concat(Enumerable.Repeat("**a *b [c](", 16_384 / 11)),
    };

    private string _text = "";

    [Params("plain", "marked", "hostile")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => _text = _texts[Text];

    [Benchmark(Baseline = true)]
    public string Copy() => new(_text.AsSpan());

    [Benchmark]
    public int Find() => TextEntities.Find(_text, People)?.Count ?? 0;
}
