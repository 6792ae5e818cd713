using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.Channels;

/// <summary>The requests of this load, and how long each took in milliseconds.</summary>
internal sealed class ChannelCalls(HttpClient http)
{
    // A hundred bytes in UTF-8.
    private static readonly string Content = string.Concat(Enumerable.Repeat("0123456789", 10));

    public Task<double> PostAsync(Person sender, Guid conversation) => TimeAsync(
        sender, HttpMethod.Post, $"/api/v1/conversations/{conversation}/messages", $$"""{"clientId":"{{Guid.NewGuid()}}","content":"{{Content}}"}""");

    public Task<double> SubscribeAsync(Person person, Guid channel) =>
        TimeAsync(person, HttpMethod.Put, $"/api/v1/channels/{channel}/subscription", body: null);

    private async Task<double> TimeAsync(Person person, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { Authorization = person.Authorization } };
        if (body is not null)
            request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

        var started = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
