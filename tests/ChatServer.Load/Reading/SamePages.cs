using System.Net.Http.Json;
using System.Text.Json;
using ChatServer.Load.Programs;

namespace ChatServer.Load.Reading;

/// <summary>Makes sure that the figures are of the same work.</summary>
internal static class SamePages
{
    /// <summary>Fails unless both programs answer the same messages with the same members, newest and deep.</summary>
    public static async Task RequireAsync(RunningProgram server, RunningProgram baseline, HistoryRequests requests)
    {
        foreach (var make in new[] { requests.Newest, requests.Deep })
        {
            var request = make();
            var (served, expected) = (await PageAsync(server, request), await PageAsync(baseline, request));
            if (served != expected || !served.Contains("Message", StringComparison.Ordinal))
                throw new LoadFailedException($"The server and the baseline answer other pages:\n{served}\n{expected}");
        }
    }

    private static async Task<string> PageAsync(RunningProgram program, HttpRequestMessage request)
    {
        using var http = program.Connect();
        http.DefaultRequestHeaders.Authorization = request.Headers.Authorization;
        var page = await http.GetFromJsonAsync<JsonElement>(request.RequestUri);
        return string.Join('\n', page.GetProperty("items").EnumerateArray().Select(Line));
    }

    // Times are written in other ways; the instant is the same to the millisecond.
    private static string Line(JsonElement message) => string.Join(' ', message.EnumerateObject().Select(member =>
        member.Name == "createdAt" ? $"{member.Value.GetDateTimeOffset():yyyy-MM-dd HH:mm:ss.fff}" : $"{member.Name} {member.Value}"));
}
