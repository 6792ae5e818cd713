using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using ChatServer.Harness;
using ChatServer.Http.RateLimits;

namespace ChatServer.Tests.Accounts;

public sealed class ThrottledApp : ChatApp
{
    public ThrottledApp() => Settings = new Dictionary<string, string> { ["RateLimits:Enabled"] = "true" };
}

/// <summary>The loopback network has 16 million addresses: every test, and everybody in it, calls from another one.</summary>
public sealed class ThrottleTests(ThrottledApp app) : IClassFixture<ThrottledApp>
{
    private const string Wrong = "not the password";

    private static int _lastNetwork;

    [Fact]
    public async Task Who_guesses_too_often_waits_even_with_the_right_password()
    {
        var ada = await app.SignUp();
        using var eve = SomewhereElse();
        for (var i = 0; i < 10; i++) await (await SignIn(eve, ada.Username, Wrong)).ShouldRefuse(401, "wrong-credentials");

        var refused = await SignIn(eve, ada.Username, ada.Password);
        await refused.ShouldRefuse(429, "too-many-requests");
        Assert.Equal(TimeSpan.FromSeconds(90), refused.Headers.RetryAfter!.Delta);

        app.Clock.Advance(TimeSpan.FromSeconds(90));
        await (await SignIn(eve, ada.Username, ada.Password)).Created();
    }

    [Fact]
    public async Task Unknown_logins_are_throttled_like_known_ones()
    {
        using var eve = SomewhereElse();

        for (var i = 0; i < 10; i++) await (await SignIn(eve, "nobody-here", Wrong)).ShouldRefuse(401, "wrong-credentials");

        await (await SignIn(eve, "Nobody-Here", Wrong)).ShouldRefuse(429, "too-many-requests");
    }

    [Fact]
    public async Task Strangers_everywhere_cannot_lock_the_owner_out()
    {
        using var home = SomewhereElse();
        var (username, password, token) = await SignUp(home);
        for (var network = 0; network < 10; network++)
        {
            using var bot = SomewhereElse();
            for (var i = 0; i < 10; i++) await (await SignIn(bot, username, Wrong)).ShouldRefuse(401, "wrong-credentials");
        }

        using var freshBot = SomewhereElse();
        await (await SignIn(freshBot, username, password)).ShouldRefuse(429, "too-many-requests");

        // Where the owner signed in before …
        await (await SignIn(home, username, password)).Created();

        // … and anywhere on a device that still has a token of theirs, even a dead one.
        home.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(HttpStatusCode.NoContent, (await home.DeleteAsync(new Uri("/api/v1/sessions/current", UriKind.Relative))).StatusCode);
        using var train = SomewhereElse();
        train.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await (await SignIn(train, username, password)).Created();
    }

    [Fact]
    public async Task A_guesser_next_door_does_not_lock_out_a_device_that_was_signed_in()
    {
        using var office = SomewhereElse();
        var (username, password, token) = await SignUp(office);
        for (var i = 0; i < 10; i++) await SignIn(office, username, Wrong);
        await (await SignIn(office, username, password)).ShouldRefuse(429, "too-many-requests");

        office.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        await (await SignIn(office, username, password)).Created();
    }

    [Fact]
    public async Task A_strangers_token_is_no_way_around()
    {
        using var home = SomewhereElse();
        var (username, _, _) = await SignUp(home);
        using var eve = SomewhereElse();
        var (_, _, evesToken) = await SignUp(eve);
        eve.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", evesToken);
        for (var i = 0; i < 10; i++) await SignIn(eve, username, Wrong);

        await (await SignIn(eve, username, Wrong)).ShouldRefuse(429, "too-many-requests");
    }

    [Fact]
    public async Task One_guess_at_each_of_many_accounts_is_throttled_too()
    {
        using var eve = SomewhereElse();
        for (var i = 0; i < 50; i++) await (await SignIn(eve, $"somebody{i}", Wrong)).ShouldRefuse(401, "wrong-credentials");

        await (await SignIn(eve, "somebody-else", Wrong)).ShouldRefuse(429, "too-many-requests");
    }

    [Fact]
    public async Task Right_passwords_cost_nothing()
    {
        using var home = SomewhereElse();
        var (username, password, _) = await SignUp(home);

        for (var i = 0; i < 60; i++) await (await SignIn(home, username, password)).Created();
    }

    [Fact]
    public async Task One_network_makes_so_many_accounts_an_hour_and_no_more()
    {
        using var eve = SomewhereElse();
        for (var i = 0; i < 60; i++) await SignUp(eve);

        await (await TrySignUp(eve)).ShouldRefuse(429, "too-many-requests");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await TrySignUp(eve)).Created();
        using var ada = SomewhereElse();
        await SignUp(ada);
    }

    [Fact]
    public void A_whole_64_of_IPv6_is_one_network()
    {
        var network = ClientNetwork.Of(IPAddress.Parse("2001:db8:1:2::1"));

        Assert.Equal(network, ClientNetwork.Of(IPAddress.Parse("2001:db8:1:2:ffff::2")));
        Assert.NotEqual(network, ClientNetwork.Of(IPAddress.Parse("2001:db8:1:3::1")));
        Assert.Equal(ClientNetwork.Of(IPAddress.Parse("192.0.2.1")), ClientNetwork.Of(IPAddress.Parse("::ffff:192.0.2.1")));
        Assert.NotEqual(ClientNetwork.Of(IPAddress.Parse("192.0.2.1")), ClientNetwork.Of(IPAddress.Parse("192.0.2.2")));
    }

    private HttpClient SomewhereElse()
    {
        var number = Interlocked.Increment(ref _lastNetwork);
        var address = IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.1.{number / 250}.{(number % 250) + 1}"));
        return new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(address, 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        {
            BaseAddress = app.Address,
        };
    }

    private static Task<HttpResponseMessage> SignIn(HttpClient client, string login, string password) =>
        client.PostAsJsonAsync("/api/v1/sessions", new { login, password });

    private static async Task<(string Username, string Password, string Token)> SignUp(HttpClient client)
    {
        var signedIn = await (await TrySignUp(client)).Created();
        return (signedIn.GetProperty("user").GetProperty("username").GetString()!, "correct horse", signedIn.GetProperty("token").GetString()!);
    }

    private static Task<HttpResponseMessage> TrySignUp(HttpClient client)
    {
        var username = $"t{Guid.NewGuid():N}"[..20];
        return client.PostAsJsonAsync("/api/v1/users", new { username, email = $"{username}@example.org", password = "correct horse" });
    }
}
