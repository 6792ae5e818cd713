using System.Net;
using ChatServer.Accounts;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Accounts;

public sealed class PasswordCommandTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Whoever_runs_the_server_gives_somebody_a_new_password_and_ends_their_sessions()
    {
        var ada = await app.SignUp();

        var (exitCode, output) = await Run("password", ada.Username.ToUpperInvariant());

        Assert.Equal(0, exitCode);
        var password = output.Split("The new password of ", 2)[1].Split([": ", "\n"], StringSplitOptions.None)[1].Trim();
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn(ada, ada.Password));
        Assert.Equal(HttpStatusCode.Created, await SignIn(ada, password));
        Assert.Equal(1, await app.WithDatabase(db => db.Set<Session>().CountAsync(s => s.UserId == ada.Id && s.RevokedAt == null)));
    }

    [Fact]
    public async Task Nobody_gets_the_password_of_an_account_that_is_not_there() =>
        Assert.Equal(1, (await Run("password", "nobody-here")).ExitCode);

    [Theory]
    [InlineData]
    [InlineData("ada", "ben")]
    public async Task Words_that_are_not_understood_do_nothing(params string[] words) =>
        Assert.Null(await PasswordCommand.Command.RunAsync(words, app.Services));

    private async Task<HttpStatusCode> SignIn(TestUser user, string password)
    {
        using var answer = await app.Stranger().TryPost("/sessions", new { login = user.Username, password });
        return answer.StatusCode;
    }

    private async Task<(int ExitCode, string Output)> Run(params string[] command)
    {
        using var data = new TemporaryDirectory();
        await using var program = ServerProcess.Start(
            data.Path, command, $"ConnectionStrings:Chat={app.ConnectionString}", "Database:AllowDataLoss=true");
        return (await program.EndsAsync(), program.Output);
    }
}
