using ChatServer.Harness;

namespace ChatServer.MediaTests.Sets;

/// <summary>What is asked of the database does not grow with how many sets there are, and how much is in them.</summary>
public sealed class SetQueryTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task However_much_there_is_the_number_of_queries_is_the_same(int count)
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        var picture = await app.PictureOf(ada);
        var set = await ada.MakeSet("emoji", group);
        for (var i = 0; i < count; i++)
        {
            await ada.Add(set, $"tea_{i}", picture);
            await ada.MakeSet("sticker", group);
        }

        await ben.Get("/users/me");

        Assert.Equal(1, await Count(ben, "/sets"));
        Assert.Equal(2, await Count(ben, $"/sets/{set}"));
        Assert.Equal(2, await Count(ben, $"/conversations/{group}/emoji"));
        Assert.Equal(1, await Count(ben, $"/media/{picture}"));
    }

    private static Task<int> Count(TestUser user, string path) => QueryCount.Of(user, new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}"));
}
