using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.Sending;

/// <summary>One client: sends, waits for the answer, sends to the next of its conversations.</summary>
internal sealed class Sender(HttpClient http, Person person)
{
    // A hundred bytes in UTF-8.
    private static readonly string Content = string.Concat(Enumerable.Repeat("0123456789", 10));

    private readonly AuthenticationHeaderValue _token = new("Bearer", person.Token);

    /// <summary>Every send that was acknowledged, inside the window or not.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>In milliseconds, of the sends that count.</summary>
    public List<double> Latencies { get; } = [];

    /// <summary>What was answered in place of an acknowledgement, or what went wrong on the way. It ends the sending.</summary>
    public string? Error { get; private set; }

    public async Task RunAsync(SendWindow window)
    {
        for (var turn = 0; !window.IsOver; turn++)
        {
            var started = Stopwatch.GetTimestamp();
            Error = await SendAsync(person.Conversations[turn % person.Conversations.Count]);
            var ended = Stopwatch.GetTimestamp();

            if (Error is not null) return;
            Acknowledged++;
            if (window.Counts(ended)) Latencies.Add(Stopwatch.GetElapsedTime(started, ended).TotalMilliseconds);
        }
    }

    private async Task<string?> SendAsync(Guid conversation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/conversations/{conversation}/messages");
            request.Headers.Authorization = _token;
            request.Content = Body();
            using var answer = await http.SendAsync(request);
            return answer.StatusCode == HttpStatusCode.Created
                ? null
                : $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        }
        catch (HttpRequestException failure)
        {
            return failure.Message;
        }
    }

    // By hand: the instrument shares the machine with what it measures, so it must cost little.
    private static ByteArrayContent Body() => new(Encoding.ASCII.GetBytes($$"""{"clientId":"{{Guid.NewGuid()}}","content":"{{Content}}"}"""))
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
    };
}
