using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Messages;

namespace ChatServer.Tests.Http;

public sealed class CapabilitiesTests
{
    [Fact]
    public async Task They_tell_the_limits_that_are_in_force()
    {
        await using var app = await ChatApp.StartAsync(
            ("RateLimits:Enabled", "true"), ("RateLimits:Send:Permits", "7"), ("Messages:EditWindow", "00:05:00"), ("Conversations:MaxMembers", "12"));

        var capabilities = JsonElement.Parse(await app.Http.GetStringAsync("/api/v1/capabilities"));

        var limits = capabilities.GetProperty("limits");
        Assert.Equal(MessageContent.MaxUtf8Bytes, limits.GetProperty("messageUtf8Bytes").GetInt32());
        Assert.Equal(12, limits.GetProperty("members").GetInt32());
        Assert.Equal(300, capabilities.GetProperty("windows").GetProperty("editSeconds").GetInt32());
        Assert.Contains(capabilities.GetProperty("rateLimits").EnumerateArray(), r => r.GetProperty("name").GetString() == "send" && r.GetProperty("permits").GetInt32() == 7);
        Assert.Contains("message.sent", capabilities.GetProperty("changeKinds").EnumerateArray().Select(k => k.GetString()));
    }
}
