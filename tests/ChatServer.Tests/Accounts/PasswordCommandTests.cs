using System.Net;
using ChatServer.Accounts;
using ChatServer.Harness;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Accounts;

public sealed class PasswordCommandTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Whoever_runs_the_server_gives_somebody_a_new_password_and_ends_their_sessions()
    {
        var ada = await app.SignUp();

        var output = await Run(ada.Username.ToUpperInvariant());

        var password = output!.Split(": ")[1];
        Assert.Equal(HttpStatusCode.Unauthorized, await SignIn(ada, ada.Password));
        Assert.Equal(HttpStatusCode.Created, await SignIn(ada, password));
        Assert.Equal(1, await app.WithDatabase(db => db.Set<Session>().CountAsync(s => s.UserId == ada.Id && s.RevokedAt == null)));
    }

    [Fact]
    public async Task Nobody_gets_the_password_of_an_account_that_is_not_there() =>
        await Assert.ThrowsAsync<CannotStartException>(() => Run("nobody-here"));

    [Theory]
    [InlineData]
    [InlineData("ada", "ben")]
    public async Task Words_that_are_not_understood_do_nothing(params string[] words) =>
        Assert.Null(await Run(words));

    private async Task<HttpStatusCode> SignIn(TestUser user, string password)
    {
        using var answer = await app.Stranger().TryPost("/sessions", new { login = user.Username, password });
        return answer.StatusCode;
    }

    private async Task<string?> Run(params string[] words)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await PasswordCommand.Command.RunAsync(words, scope.ServiceProvider);
    }
}
