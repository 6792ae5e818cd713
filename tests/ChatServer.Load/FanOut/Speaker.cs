using System.Diagnostics;
using System.Text;
using ChatServer.Load.Rounds;
using ChatServer.Load.Sockets;

namespace ChatServer.Load.FanOut;

/// <summary>The one who sends, at a steady rate, whether the answers have come or not.</summary>
/// <remarks>By several devices in turns: the calls of one are answered one after the other.</remarks>
internal sealed class Speaker(Guid conversation)
{
    private const char RecordEnd = '\u001e';

    private string? _refusal;

    /// <summary>Messages sent so far, counted or not.</summary>
    public long Sent { get; private set; }

    public void Hear(ReadOnlySpan<byte> record)
    {
        if (record.IndexOf("\"error\":"u8) >= 0) _refusal = Encoding.UTF8.GetString(record);
    }

    public async Task SpeakAsync(IReadOnlyList<SocketClient> devices, double perSecond, Window window)
    {
        var started = Stopwatch.GetTimestamp();
        for (var n = 1; !window.IsOver; n++)
        {
            await devices[n % devices.Count].WriteAsync(Call());
            Sent++;
            if (_refusal is { } refusal) throw new LoadFailedException($"A message was refused: {refusal}");

            var wait = TimeSpan.FromSeconds(n / perSecond) - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
        }
    }

    // A text of 100 bytes that begins with the time.
    private byte[] Call() => Encoding.ASCII.GetBytes(
        $$"""{"type":1,"invocationId":"{{Sent}}","target":"Send","arguments":["{{conversation}}",{"clientId":"{{Guid.NewGuid()}}","content":"{{Stopwatch.GetTimestamp(),-100}}"}]}"""
        + RecordEnd);
}
