using ChatServer.Harness;
using ChatServer.Persistence;
using ChatServer.Users;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Users;

public sealed class ServerRoleTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Whoever_runs_the_server_names_its_admins()
    {
        var ada = await app.SignUp();

        Assert.NotNull(await Run(ada.Username.ToUpperInvariant(), "admin"));
        Assert.Equal("admin", await RoleOf(ada));

        Assert.NotNull(await Run(ada.Username, "user"));
        Assert.Equal("user", await RoleOf(ada));
    }

    [Fact]
    public async Task What_makes_no_sense_changes_nothing()
    {
        var ada = await app.SignUp();

        await Assert.ThrowsAsync<CannotStartException>(() => Run("nobody-here", "admin"));
        Assert.Null(await Run(ada.Username, "emperor"));
        Assert.Equal("user", await RoleOf(ada));
    }

    [Theory]
    [InlineData("ada", "2")]
    [InlineData("ada")]
    [InlineData("ada", "admin", "now")]
    public async Task Words_that_are_not_understood_do_nothing(params string[] words) =>
        Assert.Null(await Run(words));

    [Fact]
    public async Task An_admin_of_the_server_sees_no_conversation_of_others()
    {
        var (ada, ben, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await Run(eve.Username, "admin");

        await (await eve.TryGet($"/conversations/{conversation}")).ShouldRefuse(404, "no-such-conversation");
        await (await eve.TryGet($"/conversations/{conversation}/messages")).ShouldRefuse(404, "no-such-conversation");
        await (await eve.TrySend(conversation, "hello?")).ShouldRefuse(404, "no-such-conversation");
    }

    private async Task<string?> Run(params string[] words)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await RoleCommand.Command.RunAsync(words, scope.ServiceProvider);
    }

    private static async Task<string?> RoleOf(TestUser user) => (await user.Get("/users/me")).GetProperty("role").GetString();
}
