using ChatServer.Harness;
using ChatServer.Users;

namespace ChatServer.Tests.Users;

public sealed class ServerRoleTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Whoever_runs_the_server_names_its_admins()
    {
        var ada = await app.SignUp();

        Assert.Equal(0, await Run("role", ada.Username.ToUpperInvariant(), "admin"));
        Assert.Equal("admin", await RoleOf(ada));

        Assert.Equal(0, await Run("role", ada.Username, "user"));
        Assert.Equal("user", await RoleOf(ada));
    }

    [Theory]
    [InlineData(1, "nobody-here", "admin")]
    [InlineData(2, "{ada}", "emperor")]
    public async Task What_makes_no_sense_changes_nothing(int exitCode, params string[] words)
    {
        var ada = await app.SignUp();

        Assert.Equal(exitCode, await Run(["role", .. words.Select(w => w.Replace("{ada}", ada.Username, StringComparison.Ordinal))]));
        Assert.Equal("user", await RoleOf(ada));
    }

    [Theory]
    [InlineData("ada", "2")]
    [InlineData("ada")]
    [InlineData("ada", "admin", "now")]
    public async Task Words_that_are_not_understood_do_nothing(params string[] words) =>
        Assert.Null(await RoleCommand.Command.RunAsync(words, app.Services));

    [Fact]
    public async Task An_admin_of_the_server_sees_no_conversation_of_others()
    {
        var (ada, ben, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        Assert.Equal(0, await Run("role", eve.Username, "admin"));

        await (await eve.TryGet($"/conversations/{conversation}")).ShouldRefuse(404, "no-such-conversation");
        await (await eve.TryGet($"/conversations/{conversation}/messages")).ShouldRefuse(404, "no-such-conversation");
        await (await eve.TrySend(conversation, "hello?")).ShouldRefuse(404, "no-such-conversation");
    }

    private async Task<int> Run(params string[] command)
    {
        using var data = new TemporaryDirectory();
        await using var program = ServerProcess.Start(
            data.Path, command, $"ConnectionStrings:Chat={app.ConnectionString}", "Database:AllowDataLoss=true");
        return await program.EndsAsync();
    }

    private static async Task<string?> RoleOf(TestUser user) => (await user.Get("/users/me")).GetProperty("role").GetString();
}
