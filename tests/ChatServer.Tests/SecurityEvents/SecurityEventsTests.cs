using System.Text.Json;
using ChatServer.Accounts;
using ChatServer.Harness;
using ChatServer.SecurityEvents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.SecurityEvents;

public sealed class SecurityEventsTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Who_comes_in_and_who_tries_is_found_by_account()
    {
        var (admin, ada) = (await app.SignUpAdmin(), await app.SignUp());
        var phone = await ada.SignInAgain();
        await ada.TryPost("/sessions", new { login = ada.Username, password = "not it" });
        await phone.Delete("/sessions/current");
        await (await phone.TryGet("/users/me")).ShouldRefuse(401, "not-signed-in");
        await ada.TryGet("/admin/audit");
        await ada.Put("/users/me/password", new { currentPassword = ada.Password, newPassword = "another horse battery" });
        await app.NameAsync(ada, ChatServer.Users.ServerRole.Moderator);
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ResetPassword>().RunAsync(ada.Id, CancellationToken.None);

        string[] expected =
        [
            "signedUp", "signedIn", "signInFailed", "sessionEnded", "tokenRefused", "accessRefused", "passwordChanged", "roleChanged", "sessionEnded", "passwordReset",
        ];
        Assert.Equal(expected, (await Found(admin, $"?userId={ada.Id}")).AsEnumerable().Reverse().Select(Kind));
        Assert.True((await admin.Get("/admin/security-events/verify")).GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task They_say_whence_without_saying_where_that_is()
    {
        var (admin, ada) = (await app.SignUpAdmin(), await app.SignUp());
        var signedUp = Assert.Single(await Found(admin, $"?userId={ada.Id}"));

        var network = signedUp.GetProperty("networkId").GetGuid();
        Assert.DoesNotContain("127", signedUp.GetProperty("detail").GetRawText(), StringComparison.Ordinal);
        Assert.Contains(await Found(admin, $"?networkId={network}&kind=signedUp"), e => e.GetProperty("userId").GetGuid() == ada.Id);
        Assert.Empty(await Found(admin, $"?networkId={Guid.NewGuid()}"));
        await (await admin.TryGet("/admin/security-events?networkId=here")).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task No_login_token_or_password_that_was_typed_is_in_them()
    {
        var admin = await app.SignUpAdmin();
        var secret = $"canary{Guid.NewGuid():N}";
        await app.Stranger().TryPost("/sessions", new { login = $"{secret}@example.org", password = secret });
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/users/me") { Headers = { { "Authorization", $"Bearer {secret}" } } };
        await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
        await Found(admin, "");

        var rows = await app.WithDatabase(db => db.Database.SqlQueryRaw<string>("select e::text as \"Value\" from security_events e").ToListAsync());
        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows, r => r.Contains(secret, StringComparison.OrdinalIgnoreCase) || r.Contains('@'));
    }

    [Fact]
    public async Task Trying_too_often_is_recorded_and_does_not_fill_the_log()
    {
        await using var limited = await ChatApp.StartAsync(("RateLimits:Enabled", "true"));
        var (admin, ada) = (await limited.SignUpAdmin(), await limited.SignUp());
        for (var i = 0; i < 12; i++) await limited.Stranger().TryPost("/sessions", new { login = ada.Username, password = "a guess" });
        Assert.NotEmpty(await Found(limited, admin, "?kind=signInThrottled"));

        for (var i = 0; i < 400; i++) limited.Services.GetRequiredService<SecurityNotes>().Note(SecurityEventKind.SignInFailed, network: 7);

        Assert.Single(await Found(limited, admin, "?kind=suppressed"));
        Assert.True((await Found(limited, admin, "?kind=signInFailed&limit=200")).Count <= 200);
    }

    [Fact]
    public async Task Those_of_a_deleted_account_and_old_ones_go_when_their_time_has_come()
    {
        await using var forgetful = await ChatApp.StartAsync(("SecurityEvents:KeepFor", "10.00:00:00"));
        var (admin, ada) = (await forgetful.SignUpAdmin(), await forgetful.SignUp());
        await ada.Delete("/users/me");
        Assert.Equal(["accountDeleted", "sessionEnded", "signedUp"], (await Found(forgetful, admin, $"?userId={ada.Id}")).Select(Kind));

        forgetful.Clock.Advance(TimeSpan.FromDays(11));

        await Eventually.IsTrue(async () => (await Found(forgetful, admin, $"?userId={ada.Id}")).Count == 0, "the old ones are forgotten");
        Assert.True((await admin.Get("/admin/security-events/verify")).GetProperty("ok").GetBoolean());
    }

    [Theory]
    [InlineData("update security_events set user_id = gen_random_uuid() where number = 2", "changed")]
    [InlineData("delete from security_events where number = 2", "removed")]
    public async Task What_is_done_to_them_by_hand_is_found(string byHand, string fault)
    {
        await using var tampered = await ChatApp.StartAsync();
        var admin = await tampered.SignUpAdmin();
        await tampered.SignUp();
        await Found(tampered, admin, "");

        await tampered.WithDatabase(db => db.Database.ExecuteSqlRawAsync(byHand));

        var broken = (await admin.Get("/admin/security-events/verify")).GetProperty("firstBroken");
        Assert.Equal((2, fault), (broken.GetProperty("number").GetInt64(), broken.GetProperty("fault").GetString()));
    }

    private Task<List<JsonElement>> Found(TestUser admin, string query) => Found(app, admin, query);

    private static async Task<List<JsonElement>> Found(ChatApp app, TestUser admin, string query)
    {
        await app.Services.GetRequiredService<WriteEvents>().WriteNotedAsync(CancellationToken.None);
        return [.. (await admin.Get($"/admin/security-events{query}")).GetProperty("items").EnumerateArray()];
    }

    private static string? Kind(JsonElement e) => e.GetProperty("kind").GetString();
}
