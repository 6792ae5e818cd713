using System.Text;
using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Messages;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChatServer.Tests.Messages;

/// <summary>Each test moves its own server's clock.</summary>
public sealed class DisappearingTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_message_carries_the_end_that_it_had_when_it_was_sent()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);
        await using var device = await ben.Connect();
        var before = await ada.Send(conversation, "this stays");

        await SetTimer(ben, conversation, 60);
        Assert.Equal(60, (await device.WaitForChange(conversation, "conversation.updated")).GetProperty("conversation").GetProperty("disappearAfter").GetInt32());
        var sent = await ada.Send(conversation, "this does not");
        await SetTimer(ada, conversation, 3_600);
        await SetTimer(ada, conversation, null);
        var after = await ada.Send(conversation, "this does");

        Assert.Equal(Time(sent, "createdAt") + Minute, Time(sent, "expiresAt"));
        var heard = await device.WaitForChange(conversation, "message.sent", c => c.GetProperty("message").TryGetProperty("expiresAt", out _));
        Assert.Equal(sent.GetRawText(), heard.GetProperty("message").GetRawText());
        var edited = await ada.Patch($"/messages/{sent.GetProperty("id")}", new { content = "nor does this" });
        Assert.Equal(Time(sent, "expiresAt"), Time(edited, "expiresAt"));
        Assert.All([before, after], m => Assert.False(m.TryGetProperty("expiresAt", out _)));
        Assert.Equal(JsonValueKind.Null, (await ben.Get($"/conversations/{conversation}")).GetProperty("disappearAfter").ValueKind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(31_536_001)]
    public async Task A_timer_has_bounds(int seconds)
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);

        await (await ada.TryPatch($"/conversations/{conversation}", new { disappearAfter = seconds })).ShouldRefuse(400, "invalid-request");
    }

    [Fact]
    public async Task After_its_time_it_is_in_no_table_and_no_file()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);
        await SetTimer(ada, conversation, 60);
        await using var device = await ben.Connect();
        var secret = $"secret{Guid.NewGuid():N}";
        var sent = await SendEverything(ada, conversation, secret);
        await ada.Patch($"/messages/{sent.GetProperty("id")}", new { content = $"edited {secret} #{secret}" });
        await app.AllIsHeard();
        Assert.NotEmpty(await Traces.InTables(app, secret));
        Assert.NotEmpty(Traces.InFiles(app, secret));

        await Pass(app, Minute);

        var told = (await device.WaitForChange(conversation, "message.deleted")).GetProperty("message");
        Assert.Equal(Time(sent, "expiresAt"), Time(told, "deletedAt"));
        await app.AllIsHeard();
        Assert.Empty(await Traces.InTables(app, secret));
        var row = await app.WithDatabase(db => db.Set<Message>().SingleAsync(m => m.Id == sent.GetProperty("id").GetGuid()));
        Assert.Equal((null, null, null), (row.Content, row.RequestHash, row.Details));

        // The blob follows by the sweep.
        await Pass(app, TimeSpan.FromMinutes(20));
        await Pass(app, new Media.MediaOptions().BlobGrace + TimeSpan.FromMinutes(20));
        Assert.Empty(Traces.InFiles(app, secret));
    }

    [Fact]
    public async Task Nobody_reads_it_after_its_time_even_before_it_is_erased()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);
        await SetTimer(ada, conversation, 60);
        await app.AllJobsAreDone();
        var sent = await SendEverything(ada, conversation, "psst");
        var id = sent.GetProperty("id").GetGuid();
        var media = (await ben.Get($"/messages/{id}")).GetProperty("media")[0];
        Assert.Equal("psst", await app.Http.GetStringAsync(media.GetProperty("url").GetString()));
        await app.AllIsHeard();

        // The clock alone: no timer comes due, so no job runs.
        app.Clock.Set(Minute);

        var view = await ben.Get($"/messages/{id}");
        Assert.Equal(JsonValueKind.Null, view.GetProperty("content").ValueKind);
        Assert.Equal(Time(sent, "expiresAt"), Time(view, "deletedAt"));
        foreach (var reader in new[] { ada, ben }) await (await reader.TryDownload(media.GetProperty("id").GetGuid())).ShouldRefuse(404, "no-such-media");
        Assert.Equal(404, (int)(await app.Http.GetAsync(media.GetProperty("url").GetString())).StatusCode);
        foreach (var answer in await Answers(ben, conversation, id)) Assert.DoesNotContain("psst", answer, StringComparison.Ordinal);
        await (await ada.TryPatch($"/messages/{id}", new { content = "back" })).ShouldRefuse(409, "message-deleted");
        await (await ben.TryPut($"/messages/{id}/reactions/%F0%9F%AB%96", new { })).ShouldRefuse(409, "message-deleted");
        Assert.NotNull((await app.WithDatabase(db => db.Set<Message>().SingleAsync(m => m.Id == id))).Content);
    }

    [Fact]
    public async Task What_was_forwarded_in_time_stays_as_long_as_messages_do_where_it_went()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        var (there, here) = (await app.ConversationBetween(ada, ben), await app.ConversationBetween(ben, cleo));
        await SetTimer(ada, there, 60);
        var source = await SendEverything(ada, there, "psst");
        var messageId = source.GetProperty("id").GetGuid();
        var forwarded = await ben.Post($"/conversations/{here}/forwards", new { clientId = Guid.NewGuid(), messageId });

        await Pass(app, Minute);

        Assert.False(forwarded.TryGetProperty("expiresAt", out _));
        Assert.Equal("psst and #psst", (await cleo.Get($"/messages/{forwarded.GetProperty("id")}")).GetProperty("content").GetString());
        Assert.NotEmpty(await cleo.Download(source.GetProperty("media")[0].GetProperty("id").GetGuid()));
        await (await ben.TryPost($"/conversations/{here}/forwards", new { clientId = Guid.NewGuid(), messageId })).ShouldRefuse(409, "message-deleted");
    }

    [Fact]
    public async Task More_than_are_erased_at_once_go_and_others_stay()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);
        await ada.Send(conversation, "this stays");
        await SetTimer(ada, conversation, 60);
        await Task.WhenAll(Enumerable.Range(0, ExpireMessages.AtOnce + 10).Select(i => ada.Send(conversation, $"{i}")));
        await SetTimer(ada, conversation, 3_600);
        await ada.Send(conversation, "this stays longer");

        await Pass(app, Minute);

        var left = await app.WithDatabase(db => db.Set<Message>().Where(m => m.ConversationId == conversation && m.Content != null)
            .OrderBy(m => m.Seq).Select(m => m.Content).ToListAsync());
        Assert.Equal(["this stays", "this stays longer"], left);
    }

    [Fact]
    public async Task What_is_due_is_found_by_its_index()
    {
        await using var app = await ChatApp.StartAsync();
        var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
        var conversation = await app.ConversationBetween(ada, ben);
        for (var i = 0; i < 20; i++) await ada.Send(conversation, "this stays");

        var due = await app.WithDatabase(db => Task.FromResult(ExpireMessages.Due(db, DateTimeOffset.UtcNow).ToQueryString()));
        await using var explain = app.Services.GetRequiredService<Database>().Main.CreateCommand(
            $"set enable_seqscan = off; explain {string.Join('\n', due.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)))}");
        explain.Parameters.Clear();
        explain.CommandText = explain.CommandText.Replace("@now", "now()", StringComparison.Ordinal).Replace("@p", $"{ExpireMessages.AtOnce}", StringComparison.Ordinal);
        Assert.Contains("ix_messages_expiring", await Plan(explain), StringComparison.Ordinal);
    }

    private static async Task<string> Plan(NpgsqlCommand explain)
    {
        var plan = new StringBuilder();
        await using var row = await explain.ExecuteReaderAsync();
        while (await row.ReadAsync()) plan.AppendLine(row.GetString(0));
        return plan.ToString();
    }

    private static async Task<JsonElement> SendEverything(TestUser sender, Guid conversation, string secret)
    {
        var media = (await sender.Upload(System.Text.Encoding.UTF8.GetBytes(secret), $"{secret}.txt")).GetProperty("id").GetGuid();
        return await sender.Post($"/conversations/{conversation}/messages", new
        {
            clientId = Guid.NewGuid(),
            content = $"{secret} and #{secret}",
            mediaIds = new[] { media },
            metadata = new { secret },
        });
    }

    private static async Task<string[]> Answers(TestUser reader, Guid conversation, Guid message)
    {
        JsonElement[] answers =
        [
            await reader.Get($"/messages/{message}"),
            await reader.Get($"/conversations/{conversation}/messages"),
            await reader.Get($"/conversations/{conversation}"),
            await reader.Get("/conversations"),
            await reader.Get($"/conversations/{conversation}/media"),
            await reader.Get($"/search/files?q=psst&conversationId={conversation}"),
            await reader.Get($"/search/messages?q=psst&conversationId={conversation}"),
            await reader.Post("/sync", new { known = new[] { new { conversationId = conversation, epoch = 1, seq = 0 } } }),
        ];
        return [.. answers.Select(a => a.GetRawText())];
    }

    // What began by the old time would not see what is due by the new one.
    private static async Task Pass(ChatApp app, TimeSpan time)
    {
        await app.AllJobsAreDone();
        app.Clock.Advance(time);
        await app.AllJobsAreDone();
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await app.AllJobsAreDone();
    }

    private static Task<JsonElement> SetTimer(TestUser who, Guid conversation, int? seconds) =>
        who.Patch($"/conversations/{conversation}", new { disappearAfter = seconds });

    private static DateTimeOffset Time(JsonElement message, string name) => message.GetProperty(name).GetDateTimeOffset();
}
