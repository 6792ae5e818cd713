using Microsoft.Playwright;

namespace ChatServer.BrowserTests.Harness;

/// <summary>One browser for all tests, as the system has it; nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();

        // Tests may run as root in a container, where Chromium's own sandbox cannot be, nor a camera and a microphone.
        string[] args = ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = args });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
