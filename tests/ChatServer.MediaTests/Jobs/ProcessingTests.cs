using System.Text;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.MediaTests.Jobs;

public sealed class ProcessingTests(ProcessingApp app) : IClassFixture<ProcessingApp>
{
    [Fact]
    public async Task Until_it_is_processed_others_see_that_it_is_coming_and_nothing_of_it()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await using var device = await ben.Connect();
        var instruction = $"wait {Guid.NewGuid()}";
        var upload = await ada.Upload(Samples.Zip(instruction));
        var media = upload.GetProperty("id").GetGuid();
        Assert.Equal("processing", upload.GetProperty("status").GetString());

        var sent = await ada.SendMedia(conversation, media);

        Assert.Equal("processing", Only(sent).GetProperty("status").GetString());
        await (await ben.TryDownload(media)).ShouldRefuse(409, "media-not-ready");
        Assert.NotEmpty(await ada.Download(media));

        app.Processor.Open(instruction);
        var change = await device.WaitForChange(conversation, "media.ready");
        Assert.Equal(sent.GetProperty("id").GetGuid(), change.GetProperty("message").GetProperty("id").GetGuid());
        var ready = Only(change.GetProperty("message"));
        Assert.Equal(("ready", 40, "image/webp"), (ready.GetProperty("status").GetString(), ready.GetProperty("width").GetInt32(), ready.GetProperty("contentType").GetString()));
        Assert.Equal("160", ready.GetProperty("variants")[0].GetProperty("name").GetString());
        Assert.Equal(Encoding.UTF8.GetBytes($"clean {instruction}"), await ben.Download(media));
        Assert.Equal(Encoding.UTF8.GetBytes($"small {instruction}"), await ben.Download(media, "variants/160"));
        await (await ben.TryDownload(media, "variants/480")).ShouldRefuse(404, "no-such-variant");
    }

    [Fact]
    public async Task What_is_kept_counts_against_the_quota_and_not_what_it_was_made_of()
    {
        var ada = await app.SignUp();
        var instruction = $"wait {Guid.NewGuid()}";

        // What comes out is short.
        var upload = Samples.Zip(instruction, new string('x', ProcessingApp.QuotaBytes * 2 / 5));
        var media = await ada.UploadId(upload);
        await (await ada.TryUpload(upload)).ShouldRefuse(409, "media-quota-exceeded");

        app.Processor.Open(instruction);
        var ready = await ada.WaitUntilProcessed(media);

        Assert.InRange(ready.GetProperty("bytes").GetInt32(), 1, 100);
        await ada.UploadId(upload);
    }

    [Fact]
    public async Task A_broken_file_fails_at_once_and_is_shown_to_nobody_else()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var media = await ada.UploadId(Samples.Zip($"break {Guid.NewGuid()}"));

        var failed = await ada.WaitUntilProcessed(media);

        Assert.Equal(("failed", "It is broken."), (failed.GetProperty("status").GetString(), failed.GetProperty("failure").GetString()));
        await (await ada.TrySendMedia(conversation, media)).ShouldRefuse(409, "media-failed");
        await (await ben.TryDownload(media)).ShouldRefuse(404, "no-such-media");
    }

    [Fact]
    public async Task A_file_that_crashes_its_processing_is_set_aside_after_three_tries_and_everybody_is_told()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        await using var device = await ben.Connect();
        var instruction = $"crash {Guid.NewGuid()}";
        var media = await ada.UploadId(Samples.Zip(instruction));
        var sent = await ada.SendMedia(conversation, media);
        Assert.Equal("processing", Only(sent).GetProperty("status").GetString());

        await Eventually.IsTrue(
            () =>
            {
                app.Clock.Advance(TimeSpan.FromSeconds(10));
                return Task.FromResult(app.Processor.RunsOf(instruction) == 3);
            },
            "it is tried three times");

        var change = await device.WaitForChange(conversation, "media.failed");
        Assert.Equal("failed", Only(change.GetProperty("message")).GetProperty("status").GetString());
        await (await ben.TryDownload(media)).ShouldRefuse(409, "media-failed");
        Assert.Equal(3, app.Processor.RunsOf(instruction));
    }

    [Fact]
    public async Task What_is_in_no_message_yet_is_told_in_its_owners_own_list()
    {
        var ada = await app.SignUp();
        var cursor = (await ada.Post("/sync", new { })).GetProperty("cursor").GetString();
        var ready = await ada.UploadId(Samples.Zip($"make {Guid.NewGuid()}"));
        var broken = await ada.UploadId(Samples.Zip($"break {Guid.NewGuid()}"));
        await ada.WaitUntilProcessed(ready);
        await ada.WaitUntilProcessed(broken);

        var told = (await ada.Post("/sync", new { cursor })).GetProperty("me").EnumerateArray()
            .Select(me => (me.GetProperty("kind").GetString(), me.GetProperty("subjectId").GetGuid())).ToHashSet();

        Assert.Equal([("media.ready", ready), ("media.failed", broken)], told);
    }

    [Fact]
    public async Task In_each_conversation_where_it_stands_it_becomes_ready()
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        var (withBen, withCleo) = (await app.ConversationBetween(ada, ben), await app.ConversationBetween(ada, cleo));
        await using var device = await ada.Connect();
        var instruction = $"wait {Guid.NewGuid()}";
        var media = await ada.UploadId(Samples.Zip(instruction));
        await ada.SendMedia(withBen, media);
        await ada.SendMedia(withCleo, media);

        app.Processor.Open(instruction);

        foreach (var conversation in new[] { withBen, withCleo }) await device.WaitForChange(conversation, "media.ready");
    }

    private static JsonElement Only(JsonElement message) => message.GetProperty("media").EnumerateArray().Single();
}
