using System.Net;
using System.Text.Json;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Accounts;

public sealed class SignUpTests(ChatApp app)
{
    [Fact]
    public async Task Whoever_signs_up_is_signed_in()
    {
        var name = Name();

        var response = await SignUp(name);
        var signedIn = await Read(response);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(name, signedIn.GetProperty("user").GetProperty("username").GetString());
        Assert.Equal($"{name}@example.org", signedIn.GetProperty("user").GetProperty("email").GetString());
        Assert.Equal(app.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"), signedIn.GetProperty("expiresAt").GetString());
        Assert.Equal(43, signedIn.GetProperty("token").GetString()!.Length);
    }

    [Fact]
    public async Task Capitals_in_a_username_become_small_and_the_display_name_is_the_username()
    {
        var name = Name();

        var user = (await Read(await SignUp(name.ToUpperInvariant()))).GetProperty("user");

        Assert.Equal(name, user.GetProperty("username").GetString());
        Assert.Equal(name, user.GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task A_username_is_taken_in_any_case()
    {
        var name = Name();
        await SignUp(name);

        await (await SignUp(name.ToUpperInvariant(), $"{Name()}@example.org")).ShouldRefuse(409, "username-taken");
    }

    [Fact]
    public async Task An_address_is_taken_in_any_case()
    {
        var name = Name();
        await SignUp(name);

        await (await SignUp(Name(), $"{name}@EXAMPLE.org")).ShouldRefuse(409, "email-taken");
    }

    [Fact]
    public async Task Of_fifty_who_race_for_a_username_one_gets_it()
    {
        var name = Name();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => SignUp(name, $"{name}{i}@example.org")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        foreach (var answer in answers.Where(a => a.StatusCode != HttpStatusCode.Created)) await answer.ShouldRefuse(409, "username-taken");
        Assert.Equal(1, await app.WithDatabase(db => db.Users.CountAsync(u => u.NormalizedUserName == name)));
    }

    [Theory]
    [InlineData("username", "ab")]
    [InlineData("username", "a23456789012345678901234567890123")]
    [InlineData("username", "with space")]
    [InlineData("username", "ünïcode")]
    [InlineData("username", "Kelvin\u212A")]
    [InlineData("email", "nobody")]
    [InlineData("email", "@example.org")]
    [InlineData("email", "a@b@")]
    [InlineData("email", "a b@example.org")]
    [InlineData("email", "a@-example.org")]
    [InlineData("email", "a@exa\u0000mple.org")]
    [InlineData("password", "1234567")]
    [InlineData("password", "Password")]
    [InlineData("password", "zero\u0000byte in it")]
    [InlineData("displayName", "")]
    [InlineData("displayName", " \u200B\u3164 ")]
    [InlineData("displayName", "123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public async Task What_an_account_may_not_have_is_refused_by_name(string field, string value)
    {
        var request = new Dictionary<string, string>
        {
            ["username"] = Name(),
            ["email"] = $"{Name()}@example.org",
            ["password"] = "correct horse battery staple",
            ["displayName"] = "Ada",
        };
        await (await app.Stranger().TryPost("/users", request)).Created();

        request["username"] = Name();
        request["email"] = $"{Name()}@example.org";
        request[field] = value;
        var problem = await (await app.Stranger().TryPost("/users", request)).ShouldRefuse(400, "invalid-request");

        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var answer = await app.Stranger().TryPost("/users", new { username = "a", email = "b", password = "c", displayName = " " });

        var problem = await answer.ShouldRefuse(400, "invalid-request");

        Assert.Equal(
            ["displayName", "email", "password", "username"],
            problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
    }

    [Fact]
    public async Task A_password_may_not_be_the_username_or_the_address()
    {
        var name = Name();

        await (await SignUp(name, password: name.ToUpperInvariant())).ShouldRefuse(400, "invalid-request");
        await (await SignUp(name, password: $"{name}@example.org")).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task Passwords_count_characters_and_keep_their_exact_bytes()
    {
        var name = Name();
        var password = string.Concat(Enumerable.Repeat("🔑", 128));
        await (await SignUp(name, password: password)).Created();

        await (await app.Stranger().TryPost("/sessions", new { login = name, password })).Created();
        await (await app.Stranger().TryPost("/sessions", new { login = name, password = password[..^2] })).ShouldRefuse(401, "wrong-credentials");
        await (await SignUp(Name(), password: password + "🔑")).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task Composed_and_decomposed_passwords_differ()
    {
        var name = Name();
        await (await SignUp(name, password: "caf\u00E9 au lait")).Created();

        await (await app.Stranger().TryPost("/sessions", new { login = name, password = "cafe\u0301 au lait" })).ShouldRefuse(401, "wrong-credentials");
    }

    private Task<HttpResponseMessage> SignUp(string username, string? email = null, string password = "correct horse battery staple") =>
        app.Stranger().TryPost("/users", new { username, email = email ?? $"{username}@example.org", password });

    private static string Name() => $"p{Guid.NewGuid():N}"[..20];

    private static async Task<JsonElement> Read(HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync());
}
