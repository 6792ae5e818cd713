using ChatServer.Harness;
using Microsoft.Playwright;

namespace ChatServer.Budgets;

/// <summary>The server as it is released, with a database of its own, and the system's browser.</summary>
internal sealed class Place : IChatServer, IAsyncDisposable
{
    /// <summary>About what a phone of the middle class is slower than this machine.</summary>
    public const int Slowdown = 4;

    private readonly TemporaryDirectory _data = new();
    private readonly ServerProcess _server;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Place(TemporaryDirectory data, ServerProcess server, IPlaywright playwright, IBrowser browser) =>
        (_data, _server, _playwright, _browser) = (data, server, playwright, browser);

    public HttpClient Http => _server.Http;

    public Uri Address => _server.Http.BaseAddress!;

    public static async Task<Place> OpenAsync()
    {
        var data = new TemporaryDirectory();
        var client = Repository.In("src", "ChatServer", "wwwroot");
        var server = ServerProcess.Start(data.Path, null, "RateLimits:Enabled=false", $"BrowserClient:Directory={client}");
        await server.ListensAsync();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--enable-precise-memory-info"] });
        return new Place(data, server, playwright, browser);
    }

    public async Task<TestUser> SignUpAsync(string name)
    {
        var person = new TestUser(this) { Username = $"u{Guid.NewGuid():N}"[..20], DisplayName = name };
        await person.SignUp();
        return person;
    }

    /// <summary>A direct conversation with so many messages of the other one, all of them read.</summary>
    public async Task<(TestUser Reader, TestUser Writer, Guid Conversation)> TalkAsync(int messages)
    {
        var (reader, writer) = (await SignUpAsync("Ada Brandt"), await SignUpAsync("Ben Okafor"));
        var view = await reader.Post("/conversations", new { kind = "direct", memberIds = new[] { writer.Id } });
        var conversation = view.GetProperty("id").GetGuid();
        await SayAsync(writer, conversation, messages);
        await reader.Put($"/conversations/{conversation}/receipts/me", new { readSeq = long.MaxValue >> 12 });
        return (reader, writer, conversation);
    }

    /// <summary>Of different lengths, as people write, and numbered more or less in order.</summary>
    public static Task SayAsync(TestUser writer, Guid conversation, int messages, int atOnce = 16) => Parallel.ForEachAsync(
        Enumerable.Range(1, messages), new ParallelOptions { MaxDegreeOfParallelism = atOnce },
        async (number, _) => await writer.Send(conversation, $"Number {number}. {string.Concat(Enumerable.Repeat("Tea at five? ", number * 7 % 12))}"));

    /// <summary>A browser that has never been here, in which somebody signs in and sees their list.</summary>
    public async Task<IPage> SignInAsync(TestUser person)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = 1280, Height = 800 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByLabel("Username or e-mail").FillAsync(person.Username);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(person.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.Locator(".row").First.WaitForAsync();
        return page;
    }

    public static async Task<ICDPSession> SlowDownAsync(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slowdown });
        return tools;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _server.DisposeAsync();
        _data.Dispose();
    }
}
