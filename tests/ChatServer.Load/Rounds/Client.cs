using System.Diagnostics;

namespace ChatServer.Load.Rounds;

/// <summary>One client: asks, reads the whole answer, asks again.</summary>
internal sealed class Client(HttpClient http, Workload workload, int index)
{
    /// <summary>Every request that was answered well, inside the window or not.</summary>
    public long Answered { get; private set; }

    /// <summary>In milliseconds, of the requests that count.</summary>
    public List<double> Latencies { get; } = [];

    /// <summary>What was answered in place of the good answer, or what went wrong on the way. It ends the client.</summary>
    public string? Error { get; private set; }

    public async Task RunAsync(Window window)
    {
        for (var turn = 0; !window.IsOver; turn++)
        {
            var started = await BeginAsync(window, turn);
            Error = await AskAsync(turn);
            var ended = Stopwatch.GetTimestamp();

            if (Error is not null) return;
            Answered++;
            if (window.Counts(ended)) Latencies.Add(Stopwatch.GetElapsedTime(started, ended).TotalMilliseconds);
        }
    }

    // What is due counts from then on, so that a client that is kept waiting does not keep it to itself.
    private async Task<long> BeginAsync(Window window, int turn)
    {
        if (workload.Rate is not { } rate) return Stopwatch.GetTimestamp();

        var due = window.At(((double)turn * workload.Clients + index) / rate);
        await Window.UntilAsync(due);
        return due;
    }

    private async Task<string?> AskAsync(int turn)
    {
        try
        {
            using var request = workload.Request(index, turn);
            using var answer = await http.SendAsync(request);
            return answer.StatusCode == workload.Good
                ? null
                : $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        }
        catch (HttpRequestException failure)
        {
            return failure.Message;
        }
    }
}
