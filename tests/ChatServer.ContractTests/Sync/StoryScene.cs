using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.ContractTests.Sync;

/// <summary>What can happen to stories of Ada's, whom Ben knows, and to his own.</summary>
internal sealed class StoryScene(ChatApp app, TestUser ada, TestUser ben, TestUser cleo)
{
    private const string Tea = "\U0001FAD6";

    public static readonly string[] Kinds =
    [
        "a story", "a story with a picture", "my own story", "see a story", "react to a story", "take a story reaction back", "others see my story",
        "a story is withdrawn", "withdraw my story", "taken out of a story", "take somebody out of my story", "mute stories", "unmute stories", "answer a story",
        "an author is blocked", "an author blocks me", "an author is blocked no more", "an account with stories goes", "a story has its time",
    ];

    public async Task Play(string kind)
    {
        var theirs = Id(await ada.PostStory("good morning", ben, cleo));
        var own = Id(await ben.PostStory("from me", ada, cleo));
        await (kind switch
        {
            "a story" or "my own story" => Task.CompletedTask,
            "a story with a picture" => PostPicture(),
            "see a story" => ben.Put($"/stories/{theirs}/seen", new { }),
            "react to a story" => ben.Put($"/stories/{theirs}/reaction/{Tea}", new { }),
            "take a story reaction back" => TakeBack(theirs),
            "others see my story" => BeSeen(own),
            "a story is withdrawn" => ada.Delete($"/stories/{theirs}"),
            "withdraw my story" => ben.Delete($"/stories/{own}"),
            "taken out of a story" => ada.Delete($"/stories/{theirs}/viewers/{ben.Id}"),
            "take somebody out of my story" => TakeOut(own),
            "mute stories" => ben.Put($"/users/{ada.Id}/stories/muted", new { }),
            "unmute stories" => Unmute(),
            "answer a story" => ada.Post($"/stories/{own}/replies", new { clientId = Guid.NewGuid(), content = "To you" }),
            "an author is blocked" => Part(isMyWish: true),
            "an author blocks me" => Part(isMyWish: false),
            "an author is blocked no more" => Part(isMyWish: true, isForGood: false),
            "an account with stories goes" => Go(),
            "a story has its time" => Pass(),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        });
        await app.AllJobsAreDone();
    }

    private async Task PostPicture() => await ada.PostStory("look", await app.PictureOf(ada), ben);

    private async Task TakeBack(Guid story)
    {
        await ben.Put($"/stories/{story}/reaction/{Tea}", new { });
        await ben.Delete($"/stories/{story}/reaction");
    }

    private async Task BeSeen(Guid story)
    {
        await ada.Put($"/stories/{story}/seen", new { });
        await cleo.Put($"/stories/{story}/reaction/{Tea}", new { });
        app.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task TakeOut(Guid story)
    {
        await BeSeen(story);
        await app.AllJobsAreDone();
        await ben.Delete($"/stories/{story}/viewers/{cleo.Id}");
    }

    private async Task Unmute()
    {
        await ben.Put($"/users/{ada.Id}/stories/muted", new { });
        await ben.Delete($"/users/{ada.Id}/stories/muted");
    }

    private async Task Part(bool isMyWish, bool isForGood = true)
    {
        var dora = await AuthorAsync();
        var own = Id(await ben.PostStory("to you alone", dora));
        await dora.Put($"/stories/{own}/reaction/{Tea}", new { });
        var (blocker, blocked) = isMyWish ? (ben, dora) : (dora, ben);
        await blocker.Put($"/users/me/blocks/{blocked.Id}", new { });
        if (!isForGood) await blocker.Delete($"/users/me/blocks/{blocked.Id}");
    }

    private async Task Go() => await (await AuthorAsync()).Delete("/users/me");

    private async Task<TestUser> AuthorAsync()
    {
        var dora = await app.SignUp("Dora");
        await app.ConversationBetween(dora, ben);
        await dora.PostStory("here for a moment", ben);
        return dora;
    }

    private Task Pass()
    {
        app.Clock.Advance(TimeSpan.FromHours(24));
        return Task.CompletedTask;
    }

    private static Guid Id(JsonElement story) => story.GetProperty("id").GetGuid();
}
