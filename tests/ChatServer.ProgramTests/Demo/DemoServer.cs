using System.Text.RegularExpressions;
using ChatServer.Harness;

namespace ChatServer.ProgramTests.Demo;

/// <summary>The server, started with --demo, as whoever started it knows it: by what it prints.</summary>
internal sealed partial class DemoServer : IChatServer, IAsyncDisposable
{
    private readonly TemporaryDirectory _data = new();
    private readonly ServerProcess _process;

    private DemoServer(string connectionString) =>
        _process = ServerProcess.Start(
            _data.Path, null, "demo", $"ConnectionStrings:Chat={connectionString}", "Database:AllowDataLoss=true",
            "RateLimits:Enabled=false", "Passwords:Iterations=1000", "Passwords:AllowWeakHashing=true");

    public HttpClient Http => _process.Http;

    public Uri Address => Http.BaseAddress!;

    public string Output => _process.Output;

    /// <summary>The passwords that it printed, by username.</summary>
    public IReadOnlyDictionary<string, string> Passwords =>
        PasswordLine().Matches(Output).ToDictionary(m => m.Groups["username"].Value, m => m.Groups["password"].Value);

    public static DemoServer Start(string connectionString) => new(connectionString);

    public static async Task<DemoServer> StartAndListenAsync(string connectionString)
    {
        var server = Start(connectionString);
        await server._process.ListensAsync();
        return server;
    }

    public Task<TestUser> SignIn(string username) =>
        new TestUser(this) { Username = username, Password = Passwords[username] }.SignInAgain();

    public Task<int> EndsAsync() => _process.EndsAsync();

    public Task KillAsync() => _process.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _data.Dispose();
    }

    [GeneratedRegex("^  (?<username>[a-z]+) +(?<password>[a-z0-9-]{19})   ", RegexOptions.Multiline)]
    private static partial Regex PasswordLine();
}
