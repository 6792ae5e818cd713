using ChatServer.Harness;

namespace ChatServer.Tests.Accounts;

public sealed class SignInTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task People_sign_in_with_their_username_or_their_address()
    {
        var ada = await app.SignUp();

        var byName = await SignIn(ada.Username.ToUpperInvariant(), ada.Password);
        var byAddress = await SignIn(ada.Email.ToUpperInvariant(), ada.Password);

        Assert.Equal(ada.Id, (await byName.Created()).GetProperty("user").GetProperty("id").GetGuid());
        Assert.Equal(ada.Id, (await byAddress.Created()).GetProperty("user").GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_login_are_answered_alike()
    {
        var ada = await app.SignUp();

        var wrong = await SignIn(ada.Username, "not the password");
        var unknown = await SignIn("nobody-at-all", "not the password");

        await wrong.ShouldRefuse(401, "wrong-credentials");
        Assert.Equal(await WithoutTraceId(wrong), await WithoutTraceId(unknown));
        Assert.Equal(Headers(wrong), Headers(unknown));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not@one of ours")]
    public async Task Any_login_that_is_nobodys_is_wrong_credentials(string login)
    {
        await (await SignIn(login, "")).ShouldRefuse(401, "wrong-credentials");
    }

    private Task<HttpResponseMessage> SignIn(string login, string password) =>
        app.Stranger().TryPost("/sessions", new { login, password });

    private static async Task<string> WithoutTraceId(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var traceId = System.Text.Json.JsonElement.Parse(text).GetProperty("traceId").GetString()!;
        return text.Replace(traceId, "", StringComparison.Ordinal);
    }

    private static string Headers(HttpResponseMessage response) =>
        string.Join('\n', response.Headers.Concat(response.Content.Headers)
            .Where(h => h.Key is not ("Date" or "Content-Length"))
            .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}"));
}
