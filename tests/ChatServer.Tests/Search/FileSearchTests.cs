using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Search;

public sealed class FileSearchTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_file_is_found_by_its_name_by_those_who_may_read_its_message()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben);
        await SendFiles(ada, group, "Résumé of Tea.txt", "plan.txt");

        Assert.Equal(["Résumé of Tea.txt"], await Find(ben, "q=resume"));
        Assert.Equal(["Résumé of Tea.txt"], await Find(ben, $"q=te*&kind=file&conversationId={group}"));
        Assert.Equal(["Résumé of Tea.txt", "plan.txt"], await Find(ben, ""));
        Assert.Empty(await Find(ben, "kind=image"));
        Assert.Empty(await Find(await app.SignUp(), "q=tea"));
    }

    [Fact]
    public async Task A_deleted_message_takes_its_files_along()
    {
        var ada = await app.SignUp();
        var group = await app.ConversationBetween(ada, await app.SignUp());
        var message = await SendFiles(ada, group, "tea.txt");
        Assert.Equal(["tea.txt"], await Find(ada, "q=tea"));

        await ada.Delete($"/messages/{message.GetProperty("id")}");

        Assert.Empty(await Find(ada, "q=tea"));
    }

    [Fact]
    public async Task Pages_go_through_all_files_once_also_through_those_of_one_message()
    {
        var ada = await app.SignUp();
        var group = await app.ConversationBetween(ada, await app.SignUp());
        await SendFiles(ada, group, "tea 1.txt", "tea 2.txt", "tea 3.txt", "tea 4.txt", "tea 5.txt");
        await SendFiles(ada, group, "tea 6.txt", "other.txt", "tea 7.txt");
        await app.AllIsHeard();

        var names = new List<string>();
        string? cursor = null;
        do
        {
            var page = await ada.Get($"/search/files?q=tea&limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            names.AddRange(Names(page));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);

        Assert.Equal([6, 7, 1, 2, 3, 4, 5], names.Select(n => n[4] - '0'));
    }

    private static IEnumerable<string> Names(JsonElement page) =>
        page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("media").GetProperty("fileName").GetString()!);

    private async Task<string[]> Find(TestUser who, string query)
    {
        await app.AllIsHeard();
        return [.. Names(await who.Get($"/search/files?{query}"))];
    }

    private static async Task<JsonElement> SendFiles(TestUser who, Guid group, params string[] names)
    {
        var mediaIds = new List<Guid>();
        foreach (var name in names) mediaIds.Add(await Upload(who, name));
        return await who.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "", mediaIds });
    }

    private static async Task<Guid> Upload(TestUser who, string name)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(name));
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "file", FileNameStar = name };
        using var answer = await who.TryRequest(new HttpRequestMessage(HttpMethod.Post, "/api/v1/media") { Content = new MultipartFormDataContent { file } });
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("id").GetGuid();
    }
}
