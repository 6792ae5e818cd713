using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.ContractTests.Sync;

/// <summary>What Ben should hear of in a group of Ada, who owns it, and Cleo, and what he does about it.</summary>
internal sealed class NotificationScene(ChatApp app, TestUser ada, TestUser ben, TestUser cleo, Guid group, Guid bensMessage)
{
    public static readonly string[] Kinds =
    [
        "mention me", "mention me no more", "delete what mentions me", "react to me", "not to me any more", "mention all and read it", "read what I heard of",
        "my role", "mention me and remove me", "remind", "remind of it later", "remind no more", "it is time", "delete what I am reminded of", "remind and leave",
    ];

    private const string Tea = "\U0001FAD6";

    public Task Play(string kind) => kind switch
    {
        "mention me" => Mention(),
        "mention me no more" => MentionNoMore(),
        "delete what mentions me" => DeleteMention(),
        "react to me" => ReactToMe(),
        "not to me any more" => NotToMe(),
        "mention all and read it" => MentionAllAndRead(),
        "read what I heard of" => ReadEntries(),
        "my role" => ada.Patch($"/conversations/{group}/members/{ben.Id}", new { role = "moderator" }),
        "mention me and remove me" => MentionAndRemove(),
        "remind" => Remind(),
        "remind of it later" => RemindLater(),
        "remind no more" => RemindNoMore(),
        "it is time" => ItIsTime(),
        "delete what I am reminded of" => DeleteReminded(),
        "remind and leave" => RemindAndLeave(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private async Task<Guid> Mention() => (await ada.Send(group, $"@{ben.Username}, tea?")).GetProperty("id").GetGuid();

    private async Task MentionNoMore()
    {
        var message = await Mention();
        await app.AllIsHeard();
        await ada.Patch($"/messages/{message}", new { content = "tea?" });
    }

    private async Task DeleteMention()
    {
        var message = await Mention();
        await app.AllIsHeard();
        await ada.Delete($"/messages/{message}");
    }

    private Task<JsonElement> ReactToMe() => cleo.Put($"/messages/{bensMessage}/reactions/{Tea}", new { });

    private async Task NotToMe()
    {
        await ReactToMe();
        await app.AllIsHeard();
        await cleo.Delete($"/messages/{bensMessage}/reactions/{Tea}");
    }

    private async Task MentionAllAndRead()
    {
        await ada.Send(group, "@all tea!");
        await ben.Put($"/conversations/{group}/receipts/me", new { readSeq = 1_000_000 });
    }

    private async Task ReadEntries()
    {
        await Mention();
        await app.AllIsHeard();
        await ben.Put("/notifications/read", new { upTo = app.Clock.GetUtcNow() });
    }

    private async Task MentionAndRemove()
    {
        var elsewhere = await app.ConversationBetween(ada, ben, cleo);
        await ada.Send(elsewhere, $"@{ben.Username}, good bye");
        await app.AllIsHeard();
        await ada.Delete($"/conversations/{elsewhere}/members/{ben.Id}");
        await ada.Post($"/conversations/{elsewhere}/members", new { userIds = new[] { ben.Id } });
    }

    private async Task<Guid> Remind(Guid? message = null)
    {
        var reminder = await ben.Post($"/messages/{message ?? await Mention()}/reminders", new { remindAt = app.Clock.GetUtcNow().AddHours(1) });
        return reminder.GetProperty("id").GetGuid();
    }

    private async Task RemindLater() =>
        await ben.Patch($"/reminders/{await Remind()}", new { remindAt = app.Clock.GetUtcNow().AddHours(2) });

    private async Task RemindNoMore() => await ben.Delete($"/reminders/{await Remind()}");

    private async Task ItIsTime()
    {
        await Remind();
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.AllJobsAreDone();
    }

    private async Task DeleteReminded()
    {
        var message = await Mention();
        await Remind(message);
        await ada.Delete($"/messages/{message}");
    }

    private async Task RemindAndLeave()
    {
        var elsewhere = await app.ConversationBetween(ada, ben, cleo);
        await Remind((await ada.Send(elsewhere, "good bye")).GetProperty("id").GetGuid());
        await ada.Delete($"/conversations/{elsewhere}/members/{ben.Id}");
        await ada.Post($"/conversations/{elsewhere}/members", new { userIds = new[] { ben.Id } });
    }
}
