using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Messages;

public sealed class ConversationMediaTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task What_was_sent_is_listed_newest_first_page_by_page_and_by_kind()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var elsewhere = await app.ConversationBetween(ada, await app.SignUp());
        var files = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ada.UploadId(Samples.Noise(10))));
        var picture = await ada.UploadId(Samples.Png());
        await ada.WaitUntilProcessed(picture);
        await ada.SendMedia(conversation, files[0]);
        await ada.SendMedia(conversation, files[1], picture, files[2]);
        await ada.Send(conversation, "and nothing else");
        await ada.SendMedia(conversation, files[3]);
        var deleted = await ada.SendMedia(conversation, files[4]);
        await ada.SendMedia(elsewhere, await ada.UploadId(Samples.Noise(10)));
        await ada.Delete($"/messages/{deleted.GetProperty("id")}");

        Assert.Equal([files[3], files[2], picture, files[1], files[0]], await AllAsync(ben, $"/conversations/{conversation}/media?limit=2"));
        Assert.Equal([picture], await AllAsync(ben, $"/conversations/{conversation}/media?limit=1&kind=image"));
        Assert.Empty(await AllAsync(ben, $"/conversations/{conversation}/media?kind=video"));
    }

    [Fact]
    public async Task An_item_tells_who_sent_it_where_and_how_to_get_it()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var file = Samples.Noise(10);
        var sent = await ada.SendMedia(conversation, await ada.UploadId(file));

        var item = (await ben.Get($"/conversations/{conversation}/media")).GetProperty("items")[0];

        Assert.Equal(sent.GetProperty("id").GetGuid(), item.GetProperty("messageId").GetGuid());
        Assert.Equal(sent.GetProperty("seq").GetInt64(), item.GetProperty("seq").GetInt64());
        Assert.Equal(ada.Id, item.GetProperty("senderId").GetGuid());
        Assert.Equal(file, await app.Http.GetByteArrayAsync(item.GetProperty("media").GetProperty("url").GetString()));
    }

    private static async Task<List<Guid>> AllAsync(TestUser reader, string path)
    {
        var ids = new List<Guid>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await reader.Get($"{path}{(cursor.Length == 0 ? "" : $"&cursor={cursor}")}");
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("media").GetProperty("id").GetGuid()));
            cursor = page.GetProperty("next") is { ValueKind: JsonValueKind.String } next ? next.GetString() : null;
        }

        return ids;
    }
}
