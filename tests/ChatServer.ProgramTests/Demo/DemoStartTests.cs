using ChatServer.Harness;

namespace ChatServer.ProgramTests.Demo;

public sealed class DemoStartTests
{
    private static readonly string[] Friends = ["ada", "ben", "cleo"];

    [Fact]
    public async Task The_next_start_gives_new_passwords_and_leaves_alone_what_was_done_meanwhile()
    {
        var database = await PostgresCluster.Current.CreateEmptyDatabaseAsync();
        string before;
        TestUser ada;
        await using (var first = await DemoServer.StartAndListenAsync(database))
        {
            ada = await first.SignIn("ada");
            var group = (await ada.Get("/conversations")).GetProperty("items")[1].GetProperty("id");
            await ada.Patch($"/conversations/{group}", new { title = "Five days in Lisbon" });
            await (await first.SignIn("eve")).Delete("/users/me");
            before = await WorldDescription.OfAsync(first, Friends);
        }

        await using (var second = await DemoServer.StartAndListenAsync(database))
        {
            Assert.Contains("was there already; nothing in it was changed", second.Output, StringComparison.Ordinal);
            Assert.Equal(Friends, second.Passwords.Keys);
            Assert.Equal(before, await WorldDescription.OfAsync(second, Friends));
            await (await ada.Over(second).TryGet("/users/me")).ShouldRefuse(401, "not-signed-in");
            await (await ada.Over(second).TryPost("/sessions", new { login = "ada", password = ada.Password }))
                .ShouldRefuse(401, "wrong-credentials");
        }

        await PostgresCluster.Current.DropDatabaseAsync(database);
    }

    [Theory]
    [InlineData("ada@example.org")]
    [InlineData("ada@demo.example")] // As after a fill that was killed, and a start without the option.
    public async Task A_database_that_people_use_is_left_alone(string email)
    {
        await using var app = await ChatApp.StartAsync();
        var ben = await app.SignUp();
        await app.Stranger().Post("/users", new { username = "ada", email, password = "correct horse battery" });
        var before = (await ben.Get("/users")).GetRawText();

        await using var demo = DemoServer.Start(app.ConnectionString);

        Assert.Equal(1, await demo.EndsAsync());
        Assert.EndsWith("a database of its own, such as by --DataDirectory=./data/demo", demo.Output, StringComparison.Ordinal);
        Assert.Equal(before, (await ben.Get("/users")).GetRawText());
        await app.Stranger().Post("/sessions", new { login = "ada", password = "correct horse battery" });
    }
}
