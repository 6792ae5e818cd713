using System.Text.Json;
using ChatServer.Accounts;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Accounts;

public sealed class SessionTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Everybody_sees_their_own_sessions_newest_first()
    {
        var ada = await app.SignUp();
        await app.SignUp();
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var phone = await ada.Post("/sessions", new { login = ada.Username, password = ada.Password, device = "Ada's phone" });

        var sessions = (await ada.Get("/sessions")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["Ada's phone", null], sessions.Select(s => s.GetProperty("device").GetString()));
        Assert.Equal([false, true], sessions.Select(s => s.GetProperty("current").GetBoolean()));
        Assert.Equal(phone.GetProperty("expiresAt").GetString(), sessions[0].GetProperty("expiresAt").GetString());
        Assert.DoesNotContain(phone.GetProperty("token").GetString()!, sessions[0].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_come_in_pages()
    {
        var ada = await app.SignUp();
        for (var i = 0; i < 4; i++) await ada.SignInAgain();

        var ids = new List<Guid>();
        var path = "/sessions?limit=2";
        for (string? next = ""; next is not null; path = $"/sessions?limit=2&cursor={next}")
        {
            var page = await ada.Get(path);
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(s => s.GetProperty("id").GetGuid()));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(5, ids.Distinct().Count());
        Assert.Equal(5, ids.Count);
        await (await ada.TryGet("/sessions?cursor=forged")).ShouldRefuse(400, "invalid-request");
        await (await ada.TryGet("/sessions?limit=201")).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task A_token_is_dead_at_once_when_its_session_ends()
    {
        var ada = await app.SignUp();
        await ada.Get("/sessions");

        await ada.Delete("/sessions/current");

        await (await ada.TryGet("/sessions")).ShouldRefuse(401, "not-signed-in");
        await (await ada.TryDelete("/sessions/current")).ShouldRefuse(401, "not-signed-in");
    }

    [Fact]
    public async Task One_device_signs_out_another()
    {
        var ada = await app.SignUp();
        var phone = await ada.SignInAgain();
        var phonesId = await CurrentId(phone);

        await ada.Delete($"/sessions/{phonesId}");

        await (await phone.TryGet("/sessions")).ShouldRefuse(401, "not-signed-in");
        await (await ada.TryDelete($"/sessions/{phonesId}")).ShouldRefuse(404, "no-such-session");
    }

    [Fact]
    public async Task Signing_out_everywhere_else_keeps_the_session_that_asks()
    {
        var ada = await app.SignUp();
        var phone = await ada.SignInAgain();
        var tablet = await ada.SignInAgain();

        await ada.Delete("/sessions/others");

        await (await phone.TryGet("/sessions")).ShouldRefuse(401, "not-signed-in");
        await (await tablet.TryGet("/sessions")).ShouldRefuse(401, "not-signed-in");
        Assert.Equal(1, (await ada.Get("/sessions")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Somebody_elses_session_is_no_session()
    {
        var ada = await app.SignUp();
        var eve = await app.SignUp();

        await (await eve.TryDelete($"/sessions/{await CurrentId(ada)}")).ShouldRefuse(404, "no-such-session");
        await (await eve.TryDelete($"/sessions/{Guid.NewGuid()}")).ShouldRefuse(404, "no-such-session");
        await ada.Get("/sessions");
    }

    [Fact]
    public async Task Starts_and_ends_stand_in_the_persons_own_list()
    {
        var ada = await app.SignUp();
        var phone = await ada.SignInAgain();
        await phone.Delete("/sessions/current");

        var listed = await app.WithDatabase(db => db.Set<ChatServer.Changes.UserChange>()
            .Where(c => c.UserId == ada.Id).OrderBy(c => c.Seq).Select(c => c.Kind).ToListAsync());

        Assert.Equal([21, 21, 22], listed.Select(k => (int)k));
    }

    [Fact]
    public async Task An_unused_session_expires_after_thirty_days()
    {
        var ada = await app.SignUp();
        await ada.Get("/sessions");

        app.Clock.Advance(TimeSpan.FromDays(30));

        await (await ada.TryGet("/sessions")).ShouldRefuse(401, "not-signed-in");
    }

    [Fact]
    public async Task A_clock_that_is_set_back_ends_no_session_and_keeps_none_alive()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await ada.Get("/sessions");
        await ben.Get("/sessions");
        await app.WithDatabase(db => db.Set<Session>()
            .Where(s => s.UserId == ben.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.RevokedAt, x => x.CreatedAt)));

        app.Clock.Set(by: TimeSpan.FromHours(-3));
        app.Clock.Advance(TimeSpan.FromSeconds(5));

        await ada.Get("/sessions");
        await (await ben.TryGet("/sessions")).ShouldRefuse(401, "not-signed-in");
    }

    [Fact]
    public async Task Use_keeps_a_session_alive_for_a_year_and_no_longer()
    {
        var ada = await app.SignUp();

        for (var day = 28; day <= 364; day += 28)
        {
            Pass(TimeSpan.FromDays(28));
            await ada.Get("/sessions");
            await UsesAreWritten();
        }

        Pass(TimeSpan.FromDays(1));

        await (await ada.TryGet("/sessions")).ShouldRefuse(401, "not-signed-in");
    }

    [Fact]
    public async Task The_last_use_is_written_once_a_minute()
    {
        var ada = await app.SignUp();
        var signedInAt = app.Clock.GetUtcNow();

        app.Clock.Advance(TimeSpan.FromSeconds(59));
        await ada.Get("/sessions");
        await UsesAreWritten();
        Assert.Equal(signedInAt, await LastUse(ada), TimeSpan.FromMilliseconds(1));

        app.Clock.Advance(TimeSpan.FromSeconds(2));
        await ada.Get("/sessions");
        await UsesAreWritten();
        Assert.Equal(signedInAt.AddSeconds(61), await LastUse(ada), TimeSpan.FromMilliseconds(1));
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer x")]
    [InlineData("Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Basic YWRhOmFkYQ==")]
    [InlineData("nonsense, more nonsense")]
    public async Task Only_a_live_token_in_the_header_lets_a_request_in(string header)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, "/api/v1/sessions"));
        request.Headers.TryAddWithoutValidation("Authorization", header);

        var response = await app.Stranger().TryRequest(request);

        await response.ShouldRefuse(401, "not-signed-in");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_token_in_the_address_lets_nobody_in()
    {
        var ada = await app.SignUp();

        await (await app.Stranger().TryGet($"/sessions?access_token={ada.Token}")).ShouldRefuse(401, "not-signed-in");
    }

    [Fact]
    public async Task No_stored_value_is_a_token()
    {
        var ada = await app.SignUp();

        var hash = await app.WithDatabase(db => db.Set<Session>().Where(s => s.UserId == ada.Id).Select(s => s.TokenHash).SingleAsync());

        Assert.Equal(SessionToken.Hash(ada.Token), hash);
        Assert.NotEqual(ada.Token, Convert.ToBase64String(hash));
    }

    private static async Task<Guid> CurrentId(TestUser user) =>
        (await user.Get("/sessions")).GetProperty("items").EnumerateArray().Single(IsCurrent).GetProperty("id").GetGuid();

    private static bool IsCurrent(JsonElement session) => session.GetProperty("current").GetBoolean();

    // Not every minute of it: what the server looks after from time to time need not be done a million times.
    private void Pass(TimeSpan time)
    {
        app.Clock.Set(time);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private Task UsesAreWritten() => app.Services.GetRequiredService<SessionUses>().WriteNotedAsync(CancellationToken.None);

    private Task<DateTimeOffset> LastUse(TestUser user) =>
        app.WithDatabase(db => db.Set<Session>().Where(s => s.UserId == user.Id).Select(s => s.LastUsedAt).SingleAsync());
}
