using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatServer.Harness;
using Microsoft.AspNetCore.SignalR;

namespace ChatServer.ContractTests.Permissions;

/// <summary>What came of a call.</summary>
internal sealed record Answer(int Status, string Text, string HeaderNames = "")
{
    public string? Code => Parsed()?["code"]?.GetValue<string>();

    public static async Task<Answer> OfAsync(HttpResponseMessage response) =>
        new(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            string.Join(' ', response.Headers.Concat(response.Content.Headers).Select(h => h.Key).Order()));

    /// <summary>The answer without what is never the same twice.</summary>
    public string Essence()
    {
        var json = Parsed();
        json?.Remove("traceId");
        json?.Remove("cursor");
        return $"{Status} {HeaderNames} {json?.ToJsonString()}";
    }

    private JsonObject? Parsed() => Text.StartsWith('{') ? JsonNode.Parse(Text)!.AsObject() : null;
}

internal interface IDoor
{
    Task<Answer> CallAsync(TestUser caller, Call call);
}

/// <summary>Calls a route with a person's token.</summary>
internal sealed partial class RestDoor(HttpMethod method, string pattern) : IDoor
{
    public async Task<Answer> CallAsync(TestUser caller, Call call)
    {
        var path = Parameter().Replace(pattern + call.Query, p => $"{call.Ids[p.Groups[1].Value]}").TrimStart('/');
        using var content = call.Body as HttpContent ?? (call.Body is null ? null : JsonContent.Create(call.Body));
        using var response = await caller.TryRequest(new(method, $"/{path}") { Content = content });
        return await Answer.OfAsync(response);
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}

/// <summary>Calls a method of the hub on a socket that is opened with a person's token.</summary>
internal sealed class HubDoor(string method, string[] arguments) : IDoor
{
    public async Task<Answer> CallAsync(TestUser caller, Call call)
    {
        using var knock = await caller.TryRequest(new(HttpMethod.Get, "/hubs/chat"));
        if (knock.StatusCode == HttpStatusCode.Unauthorized) return await Answer.OfAsync(knock);

        await using var device = await caller.Connect();
        try
        {
            var answer = await device.Invoke(method, [.. arguments.Select(a => a == "request" ? call.Body : call.Ids[a])]);
            return new Answer(200, answer.GetRawText());
        }
        catch (HubException refused)
        {
            var problem = refused.Message[refused.Message.IndexOf('{', StringComparison.Ordinal)..];
            return new Answer(JsonElement.Parse(problem).GetProperty("status").GetInt32(), problem);
        }
    }
}
