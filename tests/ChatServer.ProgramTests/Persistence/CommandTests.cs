using ChatServer.Harness;

namespace ChatServer.ProgramTests.Persistence;

/// <summary>What the commands of features do is tested beside the features; here is how the program runs them.</summary>
public sealed class CommandTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_command_that_succeeds_says_what_it_did()
    {
        var ada = await app.SignUp();

        var (exitCode, output) = await Run("role", ada.Username, "admin");

        Assert.Equal(0, exitCode);
        Assert.Contains($"{ada.Username} is admin now.", output, StringComparison.Ordinal);
        Assert.Equal("admin", (await ada.Get("/users/me")).GetProperty("role").GetString());
    }

    [Theory]
    [InlineData(1, "There is no account", "password", "nobody-here")]
    [InlineData(2, "role <username>", "role", "ada", "emperor")]
    [InlineData(2, "role <username>", "brew", "tea")]
    public async Task A_command_that_fails_or_makes_no_sense_says_why(int exitCode, string why, params string[] command)
    {
        var (actual, output) = await Run(command);

        Assert.True(exitCode == actual, output);
        Assert.Contains(why, output, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output)> Run(params string[] command)
    {
        using var data = new TemporaryDirectory();
        await using var program = ServerProcess.Start(
            data.Path, command, $"ConnectionStrings:Chat={app.ConnectionString}", "Database:AllowDataLoss=true");
        return (await program.EndsAsync(), program.Output);
    }
}
