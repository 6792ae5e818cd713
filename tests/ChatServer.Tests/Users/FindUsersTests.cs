using System.Text.Json;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Users;

public sealed class FindUsersTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task People_are_found_by_how_their_names_begin_in_any_case()
    {
        var mark = Mark();
        var ada = await app.SignUp($"{mark} Ünal");
        var eve = await app.SignUp($"not {mark}");

        Assert.Equal([ada.Id], await Find(eve, $"search={mark.ToUpperInvariant()} ÜN"));
        Assert.Equal([ada.Id], await Find(eve, $"search={ada.Username[..15].ToUpperInvariant()}"));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    public async Task Wildcards_are_only_characters(string wildcard)
    {
        var mark = Mark();
        var ada = await app.SignUp($"{mark}{wildcard}x");
        var ben = await app.SignUp($"{mark}yx");

        Assert.Equal([ada.Id], await Find(ben, $"search={Uri.EscapeDataString($"{mark}{wildcard}")}"));
    }

    [Fact]
    public async Task People_come_by_name_in_pages()
    {
        var mark = Mark();
        var cleo = await app.SignUp($"{mark} Cleo");
        var ada = await app.SignUp($"{mark} Ada");
        var ben = await app.SignUp($"{mark} ben");

        var first = await ada.Get($"/users?search={mark}&limit=2");
        var second = await ada.Get($"/users?search={mark}&limit=2&cursor={first.GetProperty("next").GetString()}");

        Assert.Equal([ada.Id, ben.Id], Ids(first));
        Assert.Equal([cleo.Id], Ids(second));
        Assert.Null(second.GetProperty("next").GetString());
    }

    [Fact]
    public async Task People_of_the_same_name_are_all_listed()
    {
        var mark = Mark();
        var people = new List<TestUser>();
        for (var i = 0; i < 3; i++) people.Add(await app.SignUp(mark));

        var found = new List<Guid>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = await people[0].Get($"/users?search={mark}&limit=1{(cursor == "" ? "" : $"&cursor={cursor}")}");
            found.AddRange(Ids(page));
            cursor = page.GetProperty("next").GetString();
        }

        Assert.Equal(people.Select(p => p.Id).Order(), found.Order());
    }

    [Fact]
    public async Task Without_a_search_everybody_who_may_be_found_is_listed()
    {
        var ada = await app.SignUp();

        var page = await ada.Get("/users?limit=200");

        Assert.Contains(ada.Id, Ids(page));
    }

    [Fact]
    public async Task A_cursor_of_another_list_or_person_is_refused()
    {
        var mark = Mark();
        var ada = await app.SignUp(mark);
        var ben = await app.SignUp(mark);
        var cursor = (await ada.Get($"/users?search={mark}&limit=1")).GetProperty("next").GetString();

        await ada.Get($"/users?search={mark}&cursor={cursor}");
        await (await ada.TryGet($"/users?search=other&cursor={cursor}")).ShouldRefuse(400, "invalid-request");
        await (await ben.TryGet($"/users?search={mark}&cursor={cursor}")).ShouldRefuse(400, "invalid-request");
        await (await ada.TryGet($"/users?search={mark}&cursor={cursor}A")).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task People_are_read_by_their_ids()
    {
        var ada = await app.SignUp("Ada");
        var ben = await app.SignUp("Ben");

        Assert.Equal([ada.Id, ben.Id], await Find(ada, $"ids={ben.Id},{ada.Id},{Guid.NewGuid()}"));
        Assert.Equal([ada.Id, ben.Id], await Find(ada, $"ids={ben.Id}&ids={ada.Id}"));
    }

    [Theory]
    [InlineData("ids=x")]
    [InlineData("ids=")]
    [InlineData("ids=,")]
    [InlineData("ids=&ids=0198f3b2-5c1e-7d3a-9f00-000000000001")]
    [InlineData("ids=00000000-0000-0000-0000-000000000000&search=x")]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("cursor=x")]
    public async Task Bad_questions_are_refused(string query)
    {
        var ada = await app.SignUp();

        await (await ada.TryGet($"/users?{query}")).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task At_most_a_hundred_ids_are_read_at_once()
    {
        var ada = await app.SignUp();
        var ids = string.Join(',', Enumerable.Range(0, 101).Select(_ => Guid.NewGuid()));

        await (await ada.TryGet($"/users?ids={ids}")).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task A_list_of_people_is_read_along_the_index_of_names()
    {
        var plan = await app.WithDatabase(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync("set local enable_seqscan = off; set local enable_sort = off");
            return await db.Database.SqlQueryRaw<string>(
                """
                explain select * from users where deleted_at is null and (name_key, id) > ('m', '00000000-0000-0000-0000-000000000000')
                order by name_key, id limit 51
                """).ToListAsync();
        });

        Assert.Contains(plan, line => line.Contains("ix_users_name", StringComparison.Ordinal));
    }

    private static string Mark() => $"m{Guid.NewGuid():N}"[..12];

    private static async Task<IEnumerable<Guid>> Find(TestUser user, string query) => Ids(await user.Get($"/users?{query}"));

    private static IEnumerable<Guid> Ids(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(u => u.GetProperty("id").GetGuid());
}
