using System.Collections.Concurrent;
using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Harness;

/// <summary>Somebody with a browser of their own, in front of the client. Disposing fails when the page broke anywhere on the way.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>What Chromium says of requests that are answered with a refusal, or not at all; the client shows those itself.</summary>
    private const string FailedRequest = "Failed to load resource";

    private readonly IBrowserContext _context;
    private readonly bool _isFirst;
    private readonly ConcurrentQueue<string> _troubles = [];

    private Visitor(IBrowserContext context, IPage page, bool isFirst)
    {
        (_context, Page, _isFirst) = (context, page, isFirst);
        page.PageError += (_, error) => _troubles.Enqueue(error);
        page.Console += (_, line) =>
        {
            if (line.Type is "error" or "warning" && !IsExpected(line.Text)) _troubles.Enqueue(line.Text);
        };
    }

    public IPage Page { get; }

    public static Task<Visitor> At(ChatApp app, Chromium chromium, string address = "/", Screen? screen = null) => At(app.Address, chromium, address, screen);

    public static async Task<Visitor> At(Uri server, Chromium chromium, string address = "/", Screen? screen = null)
    {
        screen ??= Screen.Desktop;
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = server.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            HasTouch = screen.IsTouched,
            IsMobile = screen.IsTouched,
            ColorScheme = screen.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = screen.Language,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        var visitor = new Visitor(context, await context.NewPageAsync(), isFirst: true);
        await visitor.Page.GotoAsync(address);
        return visitor;
    }

    /// <summary>Somebody who has an account, signed in by hand.</summary>
    public static Task<Visitor> Of(TestUser person, ChatApp app, Chromium chromium, string address = "/", Screen? screen = null) =>
        Of(person, app.Address, chromium, address, screen);

    public static async Task<Visitor> Of(TestUser person, Uri server, Chromium chromium, string address = "/", Screen? screen = null)
    {
        var visitor = await At(server, chromium, address, screen);
        await visitor.SignIn(person.Username, person.Password);
        return visitor;
    }

    /// <summary>The same person in another tab of the same browser.</summary>
    public async Task<Visitor> OpenTab(string address)
    {
        var tab = new Visitor(_context, await _context.NewPageAsync(), isFirst: false);
        await tab.Page.GotoAsync(address);
        return tab;
    }

    public async Task SignIn(string login, string password)
    {
        await Field("Username or e-mail").FillAsync(login);
        await Field("Password").FillAsync(password);
        await Press("Sign in");
    }

    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    public Task Choose(string item) => Page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();

    /// <summary>Opens a conversation from the list, by what it is called.</summary>
    public Task OpenConversation(string title) => Page.Locator(".row").Filter(new() { HasText = title }).First.ClickAsync();

    public async Task Say(string text)
    {
        await Field("Message").FillAsync(text);
        await Press("Send");
    }

    /// <summary>A message in the open conversation, by what it says.</summary>
    public ILocator Message(string text) => Page.Locator(".message").Filter(new() { HasText = text });

    public Task Sees(string text) => Sees(Page.GetByText(text).First);

    public Task Sees(ILocator what) => Assertions.Expect(what).ToBeVisibleAsync(new() { Timeout = 15_000 });

    public Task SeesNo(ILocator what) => Assertions.Expect(what).ToHaveCountAsync(0, new() { Timeout = 15_000 });

    public async ValueTask DisposeAsync()
    {
        if (_isFirst) await _context.DisposeAsync();
        Assert.True(_troubles.IsEmpty, string.Join('\n', _troubles));
    }

    private static bool IsExpected(string line) =>
        line.StartsWith(FailedRequest, StringComparison.Ordinal) || line.Contains("WebSocket", StringComparison.Ordinal);
}
