using System.Net;
using ChatServer.Harness;

namespace ChatServer.Tests.Realtime;

/// <summary>Who may open a socket, and until when it stays open.</summary>
public sealed class DoorTests(ChatApp app) : IClassFixture<ChatApp>
{
    private const int Opened = 101;

    [Fact]
    public async Task A_session_token_in_the_header_opens_a_socket()
    {
        var ada = await app.SignUp();

        Assert.Equal(Opened, await RawSocket.TryOpenAsync(app, "", ("Authorization", $"Bearer {ada.Token}")));
        Assert.Equal(401, await RawSocket.TryOpenAsync(app));
        Assert.Equal(401, await RawSocket.TryOpenAsync(app, "", ("Authorization", "Bearer nonsense")));
    }

    [Fact]
    public async Task A_session_token_in_the_address_is_refused()
    {
        var ada = await app.SignUp();

        Assert.Equal(401, await RawSocket.TryOpenAsync(app, $"access_token={ada.Token}"));
        Assert.Equal(401, await RawSocket.TryOpenAsync(app, $"access_token={ada.Token}", ("Authorization", $"Bearer {ada.Token}")));
    }

    [Theory]
    [InlineData("GET", "/hubs/chat", 400, "web-socket-required")]
    [InlineData("POST", "/hubs/chat", 400, "web-socket-required")]
    [InlineData("DELETE", "/hubs/chat", 400, "web-socket-required")]
    [InlineData("GET", "/hubs/chat/negotiate", 405, "method-not-allowed")]
    public async Task What_opens_no_socket_is_a_problem_document(string method, string path, int status, string code)
    {
        var ada = await app.SignUp();

        using var answer = await ada.TryRequest(new HttpRequestMessage(HttpMethod.Parse(method), path));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains($"\"code\":\"{code}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_opens_one_socket_by_address_or_header()
    {
        var ada = await app.SignUp();

        var first = await Ticket(ada);
        Assert.Equal(Opened, await RawSocket.TryOpenAsync(app, $"access_token={first}"));
        Assert.Equal(401, await RawSocket.TryOpenAsync(app, $"access_token={first}"));

        var second = await Ticket(ada);
        Assert.Equal(Opened, await RawSocket.TryOpenAsync(app, "", ("Authorization", $"Bearer {second}")));
        Assert.Equal(401, await RawSocket.TryOpenAsync(app, "", ("Authorization", $"Bearer {second}")));
    }

    [Fact]
    public async Task Of_racing_sockets_with_one_ticket_one_opens()
    {
        var ticket = await Ticket(await app.SignUp());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RawSocket.TryOpenAsync(app, $"access_token={ticket}")));

        Assert.Equal(1, answers.Count(a => a == Opened));
        Assert.Equal(9, answers.Count(a => a == 401));
    }

    [Fact]
    public async Task A_ticket_lives_for_30_seconds_and_no_longer_than_its_session()
    {
        var ada = await app.SignUp();
        var late = await Ticket(ada);
        app.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(401, await RawSocket.TryOpenAsync(app, $"access_token={late}"));

        var orphan = await Ticket(ada);
        await ada.Delete("/sessions/current");
        Assert.Equal(401, await RawSocket.TryOpenAsync(app, $"access_token={orphan}"));
    }

    [Fact]
    public async Task A_ticket_opens_nothing_else()
    {
        var ticket = await Ticket(await app.SignUp());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/sessions");
        request.Headers.Authorization = new("Bearer", ticket);

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    public async Task A_foreign_page_opens_no_socket_and_uses_up_no_ticket(string origin)
    {
        var ticket = await Ticket(await app.SignUp());

        Assert.Equal(403, await RawSocket.TryOpenAsync(app, $"access_token={ticket}", ("Origin", origin)));
        Assert.Equal(Opened, await RawSocket.TryOpenAsync(app, $"access_token={ticket}"));
    }

    [Fact]
    public async Task The_servers_own_pages_and_allowed_ones_open_sockets()
    {
        var ada = await app.SignUp();
        var own = app.Address.GetLeftPart(UriPartial.Authority);
        Assert.Equal(Opened, await RawSocket.TryOpenAsync(app, "", ("Authorization", $"Bearer {ada.Token}"), ("Origin", own)));

        await using var open = await ChatApp.StartAsync(("Cors:AllowedOrigins:0", "https://chat.example.org"));
        var ben = await open.SignUp();
        var authorization = ("Authorization", $"Bearer {ben.Token}");
        Assert.Equal(Opened, await RawSocket.TryOpenAsync(open, "", authorization, ("Origin", "https://chat.example.org")));
        Assert.Equal(403, await RawSocket.TryOpenAsync(open, "", authorization, ("Origin", "https://chat.example.com")));
    }

    [Fact]
    public async Task A_session_that_ends_takes_its_socket_along_and_no_other()
    {
        var ada = await app.SignUp();
        var talk = await app.ConversationBetween(ada, await app.SignUp());
        var elsewhere = await ada.SignInAgain();
        await using var ended = await elsewhere.Connect();
        await using var kept = await ada.Connect();

        await elsewhere.Delete("/sessions/current");
        await ended.WaitUntilClosed();

        await ada.Send(talk, "still here");
        await kept.WaitForChange(talk, "message.sent");
        Assert.Empty(ended.Heard("change"));
    }

    [Fact]
    public async Task A_session_that_ended_on_another_node_or_expired_takes_its_socket_along()
    {
        await using var node = await app.StartNodeAsync();
        var ada = await app.SignUp();
        var elsewhere = await ada.SignInAgain();
        await using var revoked = await TestDevice.ConnectAsync(node, elsewhere);
        var ben = await app.SignUp();
        await using var expired = await TestDevice.ConnectAsync(node, ben);

        await elsewhere.Delete("/sessions/current");
        app.Clock.Advance(TimeSpan.FromSeconds(6));
        await revoked.WaitUntilClosed();

        app.Clock.Advance(TimeSpan.FromDays(31));
        await expired.WaitUntilClosed();
    }

    private static async Task<string> Ticket(TestUser user) =>
        (await user.Post("/realtime/tickets")).GetProperty("ticket").GetString()!;
}
