using System.Net;
using System.Text.Json;

namespace ChatServer.Tests.Accounts;

internal static class Answers
{
    /// <summary>The response is 201; returns its body.</summary>
    public static async Task<JsonElement> Created(this HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Created, $"{(int)response.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }
}
