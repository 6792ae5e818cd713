using System.Buffers.Binary;

namespace ChatServer.Media.Processing.Recordings;

/// <summary>Listens to 16-bit samples as they come and keeps what can be drawn of them, whatever their number.</summary>
internal sealed class Waveform
{
    /// <summary>Samples per second that it is to be fed with.</summary>
    public const int SampleRate = 8000;

    private const int Bars = 64;
    private const int SamplesPerPeak = SampleRate / 100;

    private readonly List<byte> _peaks = [];
    private int _loudest;
    private long _samples;

    public TimeSpan Duration => TimeSpan.FromSeconds((double)_samples / SampleRate);

    /// <summary>64 peaks, 255 being as loud as it gets.</summary>
    public IReadOnlyList<byte> Draw()
    {
        if (_samples % SamplesPerPeak != 0) _peaks.Add(Height(_loudest));
        if (_peaks.Count == 0) return new byte[Bars];
        return [.. Enumerable.Range(0, Bars).Select(Bar)];
    }

    public async Task ReadAsync(Stream samples, CancellationToken cancellation)
    {
        var buffer = new byte[32 << 10];
        var kept = 0;
        while (await samples.ReadAsync(buffer.AsMemory(kept), cancellation) is > 0 and var count)
        {
            var whole = (kept + count) & ~1;
            Listen(buffer.AsSpan(0, whole));

            // A pipe may end in the middle of a sample.
            kept = kept + count - whole;
            if (kept == 1) buffer[0] = buffer[whole];
        }
    }

    private void Listen(ReadOnlySpan<byte> samples)
    {
        for (var at = 0; at < samples.Length; at += 2)
        {
            _loudest = Math.Max(_loudest, Math.Abs((int)BinaryPrimitives.ReadInt16LittleEndian(samples[at..])));
            if (++_samples % SamplesPerPeak != 0) continue;
            _peaks.Add(Height(_loudest));
            _loudest = 0;
        }
    }

    private byte Bar(int bar)
    {
        var from = (int)((long)bar * _peaks.Count / Bars);
        var to = Math.Max(from + 1, (int)((bar + 1L) * _peaks.Count / Bars));
        return _peaks.Skip(from).Take(to - from).Max();
    }

    private static byte Height(int loudest) => (byte)Math.Min(255, loudest >> 7);
}
