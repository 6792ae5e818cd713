using ChatServer.Harness;
using ChatServer.Persistence;
using ChatServer.Users;
using ChatServer.Users.Roles;
using Microsoft.EntityFrameworkCore;
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

    [Fact]
    public async Task An_admin_names_a_moderator_with_the_password_and_the_person_hears_of_it()
    {
        var (admin, ben) = (await app.SignUpAdmin(), await app.SignUp());
        await using var device = await ben.Connect();

        await (await Change(admin, ben, "moderator", "not my password")).ShouldRefuse(401, "wrong-credentials");
        Assert.Equal("user", await RoleOf(ben));
        var now = await admin.Put($"/admin/roles/{ben.Id}", new { role = "moderator", password = admin.Password });

        Assert.Equal(("moderator", ben.Id), (now.GetProperty("role").GetString(), now.GetProperty("user").GetProperty("id").GetGuid()));
        await device.WaitFor("me", m => m.GetProperty("kind").GetString() == "settings.updated");
        Assert.Equal("moderator", await RoleOf(ben));
        var staff = (await admin.Get("/admin/roles?limit=200")).GetProperty("items").EnumerateArray();
        Assert.Contains(staff, s => s.GetProperty("user").GetProperty("id").GetGuid() == ben.Id);
        await (await Change(ben, ben, "admin", ben.Password)).ShouldRefuse(403, "not-allowed");
        await (await ben.TryGet("/admin/roles")).ShouldRefuse(403, "not-allowed");
    }

    [Fact]
    public async Task Of_fifty_admins_who_step_down_at_once_one_stays()
    {
        await using var crowded = await ChatApp.StartAsync();
        var admins = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => crowded.SignUpAdmin()));

        var answers = await Task.WhenAll(admins.Select((a, i) => i % 2 == 0 ? Change(a, a, "user", a.Password) : a.TryDelete("/users/me")));

        var refused = Assert.Single(answers, a => !a.IsSuccessStatusCode);
        await refused.ShouldRefuse(409, "last-admin");
        Assert.Equal(1, await crowded.WithDatabase(db => db.Users.CountAsync(u => u.Role == ServerRole.Admin)));
    }

    [Fact]
    public async Task Of_two_admins_who_take_the_role_from_each_other_at_once_one_keeps_it()
    {
        await using var small = await ChatApp.StartAsync();
        var (ada, ben) = (await small.SignUpAdmin(), await small.SignUpAdmin());

        var answers = await Task.WhenAll(Change(ada, ben, "user", ada.Password), Change(ben, ada, "user", ben.Password));

        Assert.Single(answers, a => a.IsSuccessStatusCode);
        await answers.Single(a => !a.IsSuccessStatusCode).ShouldRefuse(403, "not-allowed");
    }

    private static Task<HttpResponseMessage> Change(TestUser admin, TestUser whom, string role, string password) =>
        admin.TryPut($"/admin/roles/{whom.Id}", new { role, password });

    private async Task<string?> Run(params string[] words)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await RoleCommand.Command.RunAsync(words, scope.ServiceProvider);
    }

    private static async Task<string?> RoleOf(TestUser user) => (await user.Get("/users/me")).GetProperty("role").GetString();
}
