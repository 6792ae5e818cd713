using System.Diagnostics;
using ChatServer.Load.Sending;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.Storm;

/// <summary>Messages to everybody's groups at a steady rate, so that whoever is away misses something.</summary>
internal sealed class Talk(HttpClient http, World world, int perSecond)
{
    private volatile bool _isOver;

    public async Task RunAsync()
    {
        var started = Stopwatch.GetTimestamp();
        for (var n = 1; !_isOver; n++)
        {
            using var request = SendRequests.Send(world.People[n % world.People.Count], turn: n / world.People.Count);
            using var answer = await http.SendAsync(request);
            answer.EnsureSuccessStatusCode();

            var wait = TimeSpan.FromSeconds((double)n / perSecond) - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
        }
    }

    public void End() => _isOver = true;
}
