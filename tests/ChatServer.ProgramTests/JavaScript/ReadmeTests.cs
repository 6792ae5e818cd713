using System.Text.Json;
using System.Text.RegularExpressions;
using ChatServer.Harness;

namespace ChatServer.ProgramTests.JavaScript;

/// <summary>Runs the code blocks of the README as they stand there, with nothing changed but the server's address.</summary>
public sealed partial class ReadmeTests : IAsyncLifetime
{
    private const string DocumentedAddress = "http://127.0.0.1:5080";

    private readonly TemporaryDirectory _directory = new();
    private readonly TcpProxy _network = new();
    private ChatApp _app = null!;

    [Fact]
    public async Task Its_curl_lines_start_a_conversation_and_send_a_message()
    {
        var output = await RunCurlLines();

        // The answer to the send, and the conversation's messages.
        var answers = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(2, answers.Count);
        Assert.Equal("Hello Ben", answers[0].GetProperty("content").GetString());
        Assert.Equal([answers[0].GetRawText()], answers[1].GetProperty("items").EnumerateArray().Select(m => m.GetRawText()));
    }

    [Fact]
    public async Task Its_curl_lines_send_a_picture_and_fetch_its_thumbnail()
    {
        Directory.CreateSymbolicLink(_directory.In("docs"), Repository.In("docs"));

        await RunLines(string.Concat(Blocks("sh")));

        var (ada, chat) = await Ada();
        var sent = (await ada.Get($"/conversations/{chat}/messages")).GetProperty("items").EnumerateArray().Last().GetProperty("media")[0];
        var variant = Assert.Single(sent.GetProperty("variants").EnumerateArray(), v => v.GetProperty("name").GetString() == "480.jpg");
        Assert.Equal(480, variant.GetProperty("height").GetInt32()); // The longer side.
        var thumbnail = await File.ReadAllBytesAsync(_directory.In("thumbnail.jpg"));
        Assert.Equal(variant.GetProperty("bytes").GetInt32(), thumbnail.Length);
        Assert.Equal([0xFF, 0xD8, 0xFF], thumbnail[..3]);
    }

    [Fact]
    public async Task Its_short_JavaScript_client_prints_what_arrives()
    {
        await RunCurlLines();
        await using var ben = await RunJavaScript(Blocks("js")[0]);

        Assert.Equal("message.sent Hello from JavaScript", await ben.NextLine());

        var (ada, chat) = await Ada();
        await ada.Send(chat, "Hello from Ada");
        Assert.Equal("message.sent Hello from Ada", await ben.NextLine());
    }

    [Fact]
    public async Task Its_longer_JavaScript_client_misses_nothing_while_its_network_is_down()
    {
        await RunCurlLines();
        var blocks = Blocks("js");
        var withoutLastThreeLines = blocks[0].TrimEnd('\n').Split('\n')[..^3];
        await using var ben = await RunJavaScript(string.Join('\n', [.. withoutLastThreeLines, blocks[1]]));
        var (ada, chat) = await Ada();
        Assert.Equal("message.sent Hello again", await ben.NextLine());
        await ada.Send(chat, "Are you there?");
        Assert.Equal("message.sent Are you there?", await ben.NextLine());

        await WhileItIsDown(() => ada.Send(chat, "It seems not"));
        Assert.Equal("message.sent It seems not", await ben.NextLine());

        var group = await WhileItIsDown(() => NewGroup(ada, chat, "See you in the new group"));
        Assert.Equal("message.sent See you in the new group", await ben.NextLine());
        await ada.Send(group, "Here too");
        Assert.Equal("message.sent Here too", await ben.NextLine());
    }

    public async ValueTask InitializeAsync()
    {
        _app = await ChatApp.StartAsync();
        _network.Target = _app.Address;
    }

    public async ValueTask DisposeAsync()
    {
        await _network.DisposeAsync();
        await _app.DisposeAsync();
        _directory.Dispose();
    }

    private static List<string> Blocks(string language) =>
        CodeBlock().Matches(File.ReadAllText(Repository.In("README.md")))
            .Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["code"].Value).ToList();

    private Task<string> RunCurlLines() => RunLines(Blocks("sh")[0]);

    private Task<string> RunLines(string lines) => Shell.RunAsync(_directory.Path, 0, "bash", "-euo", "pipefail", "-c", AtThisServer(lines));

    private async Task<RunningProgram> RunJavaScript(string code)
    {
        Directory.CreateSymbolicLink(_directory.In("node_modules"), Repository.In("tests", "js", "node_modules"));
        await File.WriteAllTextAsync(_directory.In("chat.mjs"), AtThisServer(code));
        return RunningProgram.Start(_directory.Path, "node", "chat.mjs");
    }

    private string AtThisServer(string code)
    {
        Assert.Contains(DocumentedAddress, code);
        return code.Replace(DocumentedAddress, _network.Address.ToString().TrimEnd('/'), StringComparison.Ordinal);
    }

    /// <summary>The person whom the curl lines signed up, and her conversation with Ben.</summary>
    private async Task<(TestUser Ada, Guid Chat)> Ada()
    {
        var ada = await new TestUser(_app) { Username = "ada", Password = "correct horse battery" }.SignInAgain();
        var chat = (await ada.Get("/conversations")).GetProperty("items")[0];
        return (ada, chat.GetProperty("id").GetGuid());
    }

    private async Task<T> WhileItIsDown<T>(Func<Task<T>> happening)
    {
        _network.Target = null;
        _network.Cut();
        var happened = await happening();
        _network.Target = _app.Address;
        return happened;
    }

    private static async Task<Guid> NewGroup(TestUser ada, Guid chat, string announcement)
    {
        await ada.Send(chat, announcement);
        var ben = (await ada.Get("/users?search=ben")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var group = await ada.Post("/conversations", new { kind = "group", title = "A new group", memberIds = new[] { ben } });
        return group.GetProperty("id").GetGuid();
    }

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeBlock();
}
