using System.Net.Http.Json;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Messages;

/// <summary>What is asked of the database does not grow with how many media there are.</summary>
public sealed class MediaQueryTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task However_many_media_there_are_the_number_of_queries_is_the_same(int count)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var media = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => ada.UploadId(Samples.Noise(10))));
        for (var i = 0; i < 3; i++) await ada.SendMedia(conversation, media);
        await ben.Get("/users/me");

        Assert.Equal(2, await Count(ben, HttpMethod.Get, $"/conversations/{conversation}/messages"));
        Assert.Equal(2, await Count(ben, HttpMethod.Get, "/conversations"));
        Assert.Equal(2, await Count(ben, HttpMethod.Get, $"/conversations/{conversation}/media"));
        Assert.Equal(1, await Count(ben, HttpMethod.Get, $"/media/{media[0]}"));
        Assert.Equal(1, await Count(ben, HttpMethod.Get, $"/media/{media[0]}/content"));
        Assert.Equal(0, await Count(
            ada, HttpMethod.Post, $"/conversations/{conversation}/messages", new { clientId = Guid.NewGuid(), content = "", mediaIds = media }));
    }

    private static Task<int> Count(TestUser user, HttpMethod method, string path, object? body = null) =>
        QueryCount.Of(user, new HttpRequestMessage(method, $"/api/v1{path}") { Content = body is null ? null : JsonContent.Create(body) });
}
