using System.Text.Json;
using BenchmarkDotNet.Attributes;
using ChatServer.Http;
using ChatServer.Messages;

namespace ChatServer.Benchmarks;

/// <summary>A page of messages as the server writes it, against the web defaults of System.Text.Json.</summary>
public class Serialising
{
    private MessagePage _page = null!;

    [Params(1, 50)]
    public int Messages { get; set; }

    [GlobalSetup]
    public void SetUp() => _page = new MessagePage([.. Enumerable.Range(1, Messages).Select(Message)], HasMore: true);

    [Benchmark(Baseline = true)]
    public byte[] WebDefaults() => JsonSerializer.SerializeToUtf8Bytes(_page, JsonSerializerOptions.Web);

    [Benchmark]
    public byte[] Server() => JsonSerializer.SerializeToUtf8Bytes(_page, WireJson.Options);

    private static MessageView Message(int seq) => new(
        Guid.NewGuid(), Guid.NewGuid(), seq, Guid.NewGuid(), Guid.NewGuid(), "Four days in Lisbon, the three of us, next month? Größe: 3 × 4 m.", [],
        null, DateTimeOffset.UtcNow, null, null);
}
