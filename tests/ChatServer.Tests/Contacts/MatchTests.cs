using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Contacts;

public sealed class MatchTests(ChatApp app)
{
    [Fact]
    public async Task Who_is_here_is_found_by_the_hash_of_their_address()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp("Ben"), await app.SignUp());
        var hashes = new[] { Hash(ben.Email), Hash(cleo.Email).ToUpperInvariant(), Hash("nobody@example.org"), Hash(ada.Email) };

        var found = (await Match(ada, hashes)).ToDictionary(m => m.GetProperty("user").GetProperty("id").GetGuid());

        Assert.Equal(new[] { ben.Id, cleo.Id }.Order(), found.Keys.Order());
        Assert.Equal((Hash(ben.Email), "Ben"), (found[ben.Id].GetProperty("email").GetString(), found[ben.Id].GetProperty("user").GetProperty("displayName").GetString()));
        Assert.Equal(Hash(cleo.Email), found[cleo.Id].GetProperty("email").GetString());
    }

    [Fact]
    public async Task Who_does_not_let_one_find_them_is_as_if_they_were_not_here()
    {
        var (ada, shy, blocked, gone, open) = (await app.SignUp(), await app.SignUp(), await app.SignUp(), await app.SignUp(), await app.SignUp());
        await shy.Patch("/users/me", new { privacy = new { find = "contacts" } });
        await blocked.Put($"/users/me/blocks/{ada.Id}", new { });
        await gone.Delete("/users/me");

        var found = await Match(ada, [.. new[] { shy, blocked, gone, open }.Select(p => Hash(p.Email))]);

        Assert.Equal(open.Id, Assert.Single(found).GetProperty("user").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task What_is_no_hash_is_refused()
    {
        var ada = await app.SignUp();

        foreach (var emails in new string?[][] { [], ["ada@example.org"], [new string('g', 64)], [null], [.. Enumerable.Repeat(Hash("x"), 201)] })
            await (await ada.TryPost("/users/me/contacts/matches", new { emails })).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task Few_such_requests_are_let_in()
    {
        await using var limited = await ChatApp.StartAsync(("RateLimits:Enabled", "true"));
        var ada = await limited.SignUp();

        for (var i = 0; i < 10; i++) await Match(ada, [Hash($"{i}@example.org")]);

        var refused = await ada.TryPost("/users/me/contacts/matches", new { emails = new[] { Hash("one@more.example") } });
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        await refused.ShouldRefuse(429, "too-many-requests");
    }

    private static async Task<List<JsonElement>> Match(TestUser who, string[] emails) =>
        [.. (await who.Post("/users/me/contacts/matches", new { emails })).GetProperty("items").EnumerateArray()];

    private static string Hash(string email) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.ToLowerInvariant())));
}
