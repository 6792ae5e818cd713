using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace ChatServer.Harness;

/// <summary>Checks that something was refused, by the code that the contract names.</summary>
public static class Refusals
{
    /// <summary>The response is a complete problem document with this status and code; returns the document.</summary>
    public static async Task<JsonElement> ShouldRefuse(this HttpResponseMessage response, int status, string code)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"Expected {status} {code}, not {(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return ShouldBeProblem(JsonElement.Parse(text), status, code);
    }

    /// <summary>The hub call is refused with this status and code; returns the problem document.</summary>
    public static async Task<JsonElement> ShouldRefuse(this Task call, int status, string code)
    {
        var refused = await Assert.ThrowsAsync<HubException>(() => call);
        var start = refused.Message.IndexOf('{', StringComparison.Ordinal);
        Assert.True(start >= 0, $"Not a problem document: {refused.Message}");
        return ShouldBeProblem(JsonElement.Parse(refused.Message[start..]), status, code);
    }

    private static JsonElement ShouldBeProblem(JsonElement problem, int status, string code)
    {
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.All(["type", "title", "detail", "traceId"], member => Assert.NotEmpty(problem.GetProperty(member).GetString()!));
        return problem;
    }
}
