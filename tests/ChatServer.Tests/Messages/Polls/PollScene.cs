using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Messages;
using ChatServer.Messages.Polls;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Messages.Polls;

/// <summary>A group of Ada, who asks, with Ben and Cleo.</summary>
internal sealed record PollScene(ChatApp App, TestUser Ada, TestUser Ben, TestUser Cleo, Guid Group)
{
    public static readonly object[] Drinks = [new { text = "Tea" }, new { text = "Coffee" }, new { text = "Water" }];

    public static readonly object[] Quiz = [new { text = "Lisbon" }, new { text = "Paris", correct = true }];

    public static async Task<PollScene> Create(ChatApp app)
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        return new PollScene(app, ada, ben, cleo, await app.ConversationBetween(ada, ben, cleo));
    }

    public async Task<Guid> Ask(object? poll = null) =>
        (await Ada.Post($"/conversations/{Group}/messages", Body(poll ?? new { question = "What shall we drink?", options = Drinks }))).GetProperty("id").GetGuid();

    public static object Body(object poll, Guid? clientId = null) => new { clientId = clientId ?? Guid.NewGuid(), content = "", poll };

    public static Task<HttpResponseMessage> TryVote(TestUser who, Guid message, params int[] options) => who.TryPut(Path(message), new { options });

    public static Task<JsonElement> Vote(TestUser who, Guid message, params int[] options) => who.Put(Path(message), new { options });

    public static string Path(Guid message) => $"/messages/{message}/poll/vote";

    /// <summary>Has what was voted so far counted.</summary>
    public async Task Count()
    {
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        await App.AllJobsAreDone();
    }

    public async Task<JsonElement> Poll(Guid message) => (await Cleo.Get($"/messages/{message}")).GetProperty("poll");

    /// <summary>As in "1 0 2 of 3": for each option, and how many people.</summary>
    public async Task<string> Counts(Guid message) => Counts(await Poll(message));

    public static string Counts(JsonElement poll) =>
        $"{string.Join(' ', poll.GetProperty("options").EnumerateArray().Select(o => o.GetProperty("votes").GetInt64()))} of {poll.GetProperty("voters").GetInt64()}";

    public async Task<long> Head() => (await Ada.Get($"/conversations/{Group}")).GetProperty("headSeq").GetInt64();

    public Task<List<PollVote>> Rows(Guid message) => App.WithDatabase(db =>
        (from vote in db.Set<PollVote>().AsNoTracking()
         join m in db.Set<Message>() on new { vote.ConversationId, vote.Seq } equals new { m.ConversationId, m.Seq }
         where m.Id == message
         orderby vote.Option, vote.UserId
         select vote).ToListAsync());
}
