using System.Text;
using ChatServer.BrowserTests.Harness;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Elsewhere;

/// <summary>One conversation inside the page of another site, which demo.html is.</summary>
public sealed class WidgetJourneys(Chromium chromium) : IAsyncLifetime
{
    private static readonly string Page = Repository.In("tests", "ChatServer.BrowserTests", "Elsewhere", "demo.html");

    private readonly TestSite _shop = new();
    private ChatApp? _app;

    private ChatApp App => _app!;

    private string Shop => $"http://{_shop.Address.Authority}";

    public async ValueTask InitializeAsync() =>
        _app = await ChatApp.StartAsync(("BrowserClient:Directory", BrowserApp.Client), ("Cors:AllowedOrigins:0", Shop));

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task Somebody_reads_and_writes_without_leaving_the_shop()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await ben.Send(conversation, "How can I help?");
        await using var visitor = await InTheShop(ada.Token, conversation);
        await visitor.Sees("How can I help?");

        await visitor.Field("Message").FillAsync("Where is my tea?");
        await visitor.Press("Send");
        await visitor.Sees("Where is my tea?");
        await ben.Send(conversation, "On its way.");

        await visitor.Sees("On its way.");
        await Eventually.IsTrue(
            async () => (await ben.Get($"/conversations/{conversation}/messages")).GetRawText().Contains("Where is my tea?", StringComparison.Ordinal), "it arrived");
    }

    [Fact]
    public async Task The_shop_keeps_no_token_and_nothing_that_was_said()
    {
        var (ada, ben, conversation) = await TwoPeople();
        await ben.Send(conversation, "How can I help?");
        await using var visitor = await InTheShop(ada.Token, conversation);
        await visitor.Sees("How can I help?");

        Assert.DoesNotContain(ada.Token, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("indexedDB.databases().then((kept) => kept.length + localStorage.length + sessionStorage.length)"));
    }

    [Fact]
    public async Task When_the_session_ends_the_shop_is_told_and_goes_on_with_another()
    {
        var (ada, ben, conversation) = await TwoPeople();
        var next = await ada.SignInAgain();
        await ben.Send(conversation, "How can I help?");
        await using var visitor = await InTheShop(ada.Token, conversation);
        await visitor.Sees("How can I help?");
        await visitor.Page.EvaluateAsync("addEventListener('chat-session-ended', () => document.title = 'Ended')");

        await ada.Delete("/sessions/current");
        await visitor.Sees("This chat has ended.");
        await Assertions.Expect(visitor.Page).ToHaveTitleAsync("Ended");

        await visitor.Page.EvaluateAsync("(token) => document.querySelector('chat-conversation').setAttribute('token', token)", next.Token);
        await visitor.Sees("How can I help?");
    }

    [Fact]
    public async Task The_client_itself_is_shown_in_no_frame_of_the_shop()
    {
        _shop.Has("/framed", Encoding.UTF8.GetBytes($"<!doctype html><iframe src=\"{App.Address}\" title=\"chat\"></iframe>"), "Content-Type: text/html");
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var refused = new TaskCompletionSource<string>();
        page.Console += (_, line) =>
        {
            if (line.Text.Contains("frame-ancestors", StringComparison.Ordinal)) refused.TrySetResult(line.Text);
        };

        await page.GotoAsync($"{Shop}/framed");

        Assert.Contains("'none'", await refused.Task.WaitAsync(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
    }

    private async Task<(TestUser Ada, TestUser Ben, Guid Conversation)> TwoPeople()
    {
        var (ada, ben) = (await App.SignUp("Ada Brandt"), await App.SignUp("Ben Okafor"));
        return (ada, ben, await App.ConversationBetween(ada, ben));
    }

    /// <summary>The shop's page is as strict as it may be: scripts and calls go to the chat server, and nothing else is allowed.</summary>
    private Task<Visitor> InTheShop(string token, Guid conversation)
    {
        var server = $"http://{App.Address.Authority}";
        var page = File.ReadAllText(Page).Replace("SERVER", server, StringComparison.Ordinal)
            .Replace("CONVERSATION", $"{conversation}", StringComparison.Ordinal).Replace("TOKEN", token, StringComparison.Ordinal);
        _shop.Has("/", Encoding.UTF8.GetBytes(page), "Content-Type: text/html",
            $"Content-Security-Policy: default-src 'none'; script-src {server}; connect-src {server} ws://{App.Address.Authority}");
        _shop.Has("/favicon.ico", []);
        return Visitor.At(_shop.Address, chromium);
    }
}
