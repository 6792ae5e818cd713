using System.Buffers.Text;
using System.Diagnostics;
using ChatServer.Load.Rounds;

namespace ChatServer.Load.FanOut;

/// <summary>One who hears: notes how long each message took from the sender's hand. The time it was sent is its text.</summary>
internal sealed class Reader
{
    private readonly List<Sample> _samples = [];
    private Window? _window;
    private long _heard;

    /// <summary>Messages heard so far, counted or not.</summary>
    public long Heard => Volatile.Read(ref _heard);

    /// <summary>The messages that count.</summary>
    public IReadOnlyList<Sample> Samples => _samples;

    /// <summary>While nothing is on its way.</summary>
    public void Begin(Window window)
    {
        _samples.Clear();
        _window = window;
    }

    public void Hear(ReadOnlySpan<byte> record)
    {
        var content = record.IndexOf("\"content\":\""u8);
        if (content < 0 || !Utf8Parser.TryParse(record[(content + 11)..], out long sent, out _)) return;

        var now = Stopwatch.GetTimestamp();
        if (_window?.Counts(now) == true) _samples.Add(new Sample(sent, Stopwatch.GetElapsedTime(sent, now).TotalMilliseconds));
        Volatile.Write(ref _heard, _heard + 1);
    }
}

/// <summary>One delivery.</summary>
/// <param name="SentAt">A timestamp of the <see cref="Stopwatch"/>.</param>
/// <param name="Milliseconds">From the sender's hand to the reader.</param>
internal readonly record struct Sample(long SentAt, double Milliseconds);
