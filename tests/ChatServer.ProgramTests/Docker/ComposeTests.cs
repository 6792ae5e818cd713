using ChatServer.Harness;

namespace ChatServer.ProgramTests.Docker;

public sealed class ComposeTests
{
    private static readonly string ComposeFile = Repository.In("docker-compose.yml");

    [Fact]
    public async Task The_compose_file_follows_the_specification() => await CheckAsync(ComposeFile, 0);

    [Fact]
    public async Task The_check_finds_a_misspelt_member()
    {
        using var directory = new TemporaryDirectory();
        var misspelt = directory.In("docker-compose.yml");
        await File.WriteAllTextAsync(misspelt, (await File.ReadAllTextAsync(ComposeFile)).Replace("restart:", "restrat:", StringComparison.Ordinal));

        Assert.Contains("must NOT have additional properties", await CheckAsync(misspelt, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_holds_no_password()
    {
        var passwords = (await File.ReadAllLinesAsync(ComposeFile)).Where(line => line.Contains("password=", StringComparison.OrdinalIgnoreCase)
            || line.Contains("PASSWORD:", StringComparison.Ordinal)).Where(line => !line.TrimStart().StartsWith('#')).ToList();

        Assert.NotEmpty(passwords);
        Assert.All(passwords, line => Assert.Contains("${CHAT_DB_PASSWORD:?", line, StringComparison.Ordinal));
    }

    private static Task<string> CheckAsync(string file, int expectedExitCode) =>
        Shell.RunAsync(Repository.In("tests", "js"), expectedExitCode, "node", "check-compose.mjs", file);
}
