using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatServer.Harness;
using ChatServer.Media.Processing;
using ChatServer.Media.Processing.Tools;

namespace ChatServer.MediaTests.Tools;

public sealed class ToolTests : IDisposable
{
    private static readonly Tool Sh = Tool.Find("sh")!;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_tool_says_what_it_found_and_how_it_ended()
    {
        var result = await Run("echo found; echo wrong >&2; exit 3");

        Assert.Equal(new(3, "found\n", "wrong\n"), result);
        Assert.Equal("damaged", Assert.Throws<UnprocessableMediaException>(() => result.Require("damaged")).Message);
    }

    [Fact]
    public void A_tool_that_is_not_installed_is_not_found() => Assert.Null(Tool.Find("no-such-program"));

    [Fact]
    public async Task A_tool_works_in_its_directory_and_knows_nothing_of_the_server()
    {
        var result = await Run("pwd; env | sort");

        Assert.Equal(["LC_ALL=C.UTF-8", "MALLOC_ARENA_MAX=2", $"PWD={_directory.Path}"],
            result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Where(line => !line.StartsWith("_=", StringComparison.Ordinal)));
        Assert.StartsWith(_directory.Path + "\n", result.Output);
    }

    [Fact]
    public async Task A_tool_has_no_input() => Assert.Equal("0\n", (await Run("wc -c")).Output);

    [Fact]
    public async Task A_tool_yields_to_the_server() => Assert.Equal("19\n", (await Run("nice")).Output);

    [Fact]
    public async Task A_tool_that_takes_too_long_ends_with_everything_it_started_even_if_it_ignores_being_asked()
    {
        var watch = Stopwatch.StartNew();

        var result = await Run("trap '' TERM INT HUP; cut -d' ' -f5 /proc/$$/stat >group; sleep 60 & sleep 60", seconds: 0.5);

        Assert.True(result.IsBeyondLimits);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.4, 10);
        ShouldBeGone();
    }

    [Fact]
    public async Task A_tool_that_nobody_waits_for_any_more_ends_with_everything_it_started()
    {
        using var cancellation = new CancellationTokenSource();
        var run = Sh.RunAsync(_directory.Path, ["-c", "cut -d' ' -f5 /proc/$$/stat >group; echo ready; sleep 60 & sleep 60"], Limits(60), cancellation.Token, async (output, _) =>
        {
            Assert.NotEqual(-1, output.ReadByte());
            await cancellation.CancelAsync();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        ShouldBeGone();
    }

    [Fact]
    public async Task A_tool_that_says_too_much_is_stopped()
    {
        await Assert.ThrowsAsync<UnprocessableMediaException>(() => Run("cut -d' ' -f5 /proc/$$/stat >group; yes"));
        ShouldBeGone();
    }

    [Fact]
    public async Task Of_endless_complaints_the_last_are_kept()
    {
        var result = await Run("yes | head -c 10000000 >&2; echo last >&2");

        Assert.EndsWith("last\n", result.Errors);
        Assert.InRange(result.Errors.Length, 1, 20_000);
    }

    [Fact]
    public async Task A_tool_cannot_write_a_larger_file_than_it_may()
    {
        var result = await Run("exec head -c 10000000 /dev/zero >file", files: 1_000_000);

        Assert.True(result.IsBeyondLimits);
        Assert.Equal(1_000_000, new FileInfo(_directory.In("file")).Length);
    }

    [Fact]
    public async Task A_tool_cannot_take_more_memory_than_it_may()
    {
        var result = await Run("head -c 300000000 /dev/zero | tail -c 300000000 | wc -c", memory: 200_000_000);

        Assert.Equal("0\n", result.Output);
        Assert.Contains("memory", result.Errors);
    }

    [Fact]
    public async Task A_tool_cannot_reach_this_machine_s_network_where_that_can_be_taken_away()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var bash = Tool.Find("bash")!;

        var result = await bash.RunAsync(_directory.Path, ["-c", $"exec 3<>/dev/tcp/127.0.0.1/{port} && echo reached"], Limits(10), CancellationToken.None);

        Assert.Equal(ToolSandbox.TakesNetworkAway ? "" : "reached\n", result.Output);
        Assert.Equal(ToolSandbox.TakesNetworkAway, !listener.Pending());
    }

    private Task<ToolResult> Run(string script, double seconds = 20, long memory = 2L << 30, long files = 1L << 30) =>
        Sh.RunAsync(_directory.Path, ["-c", script], Limits(seconds) with { MemoryBytes = memory, FileBytes = files }, CancellationToken.None);

    private static ToolLimits Limits(double seconds) => new() { Time = TimeSpan.FromSeconds(seconds) };

    // Who is dead and only waits to be counted out does nothing any more.
    private void ShouldBeGone()
    {
        var group = File.ReadAllText(_directory.In("group")).Trim();
        Assert.NotEqual("", group);
        Assert.DoesNotContain(Process.GetProcesses().Select(Stat), stat => stat is [not "Z", _, var itsGroup, ..] && itsGroup == group);
    }

    private static string[] Stat(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[^1].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}
