using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.Tests.Realtime;

/// <summary>Marks and cards as they reach sockets, and what whoever hides their reads gives away.</summary>
public sealed class ReceiptEventTests(ChatApp app)
{
    [Fact]
    public async Task Others_and_ones_own_other_devices_hear_of_marks()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        var seq = Seq(await ada.Send(talk, "hello"));
        await using var adas = await ada.Connect();
        await using var phone = await ben.Connect();
        await using var laptop = await (await ben.SignInAgain()).Connect();

        await phone.Invoke("MarkDelivered", talk, seq);
        await phone.Invoke("MarkRead", talk, seq);

        foreach (var device in (TestDevice[])[adas, laptop])
        {
            var receipt = await device.WaitFor("receipt", r => ReadSeq(r) == seq);
            Assert.Equal((talk, ben.Id), (receipt.GetProperty("conversationId").GetGuid(), receipt.GetProperty("userId").GetGuid()));
            Assert.Equal(seq, receipt.GetProperty("deliveredSeq").GetInt64());
            Assert.Equal(JsonValueKind.String, receipt.GetProperty("at").ValueKind);
        }
    }

    [Fact]
    public async Task In_a_large_conversation_only_ones_own_devices_hear_of_marks()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var crowd = await app.CrowdOf(ada, ben);
        var talk = await app.ConversationBetween(ada, ben);
        var seq = Seq(await ada.Send(crowd, "hello, all of you"));
        await using var adas = await ada.Connect();
        await using var phone = await ben.Connect();
        await using var laptop = await (await ben.SignInAgain()).Connect();

        await phone.Invoke("MarkRead", crowd, seq);
        await laptop.WaitFor("receipt", r => ReadSeq(r) == seq);
        await phone.Invoke("MarkRead", talk, Seq(await ada.Send(talk, "hello, Ben")));
        await adas.WaitFor("receipt");

        Assert.Equal(talk, Assert.Single(adas.Heard("receipt")).GetProperty("conversationId").GetGuid());
    }

    [Fact]
    public async Task Whoever_hides_reads_shows_only_what_was_delivered_and_nothing_when_only_reading()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        await ben.Patch("/users/me", new { privacy = new { showReads = false } });
        var talk = await app.ConversationBetween(ada, ben);
        var seq = Seq(await ada.Send(talk, "hello"));
        await using var adas = await ada.Connect();
        await using var phone = await ben.Connect();
        await using var laptop = await (await ben.SignInAgain()).Connect();

        await phone.Invoke("MarkDelivered", talk, seq);
        await phone.Invoke("MarkRead", talk, seq);
        await laptop.WaitFor("receipt", r => ReadSeq(r) == seq);
        await ben.Send(talk, "an answer");
        await adas.WaitForChange(talk, "message.sent");

        var heard = Assert.Single(adas.Heard("receipt"));
        Assert.Null(ReadSeq(heard));
        Assert.Equal(seq, heard.GetProperty("deliveredSeq").GetInt64());
    }

    [Fact]
    public async Task Whoever_hides_reads_does_not_see_those_of_others_from_the_moment_they_hide_theirs()
    {
        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var talk = await app.ConversationBetween(ada, ben);
        await using var adas = await ada.Connect();
        await using var bens = await ben.Connect();
        var first = Seq(await ada.Send(talk, "one"));
        await bens.Invoke("MarkRead", talk, first);
        await adas.WaitFor("receipt", r => ReadSeq(r) == first);

        await ada.Patch("/users/me", new { privacy = new { showReads = false } });
        var second = Seq(await ada.Send(talk, "two"));
        await bens.Invoke("MarkRead", talk, second);
        var hidden = await adas.WaitFor("receipt", r => r.GetProperty("deliveredSeq").GetInt64() == second);
        Assert.Null(ReadSeq(hidden));

        await ada.Patch("/users/me", new { privacy = new { showReads = true } });
        var third = Seq(await ada.Send(talk, "three"));
        await bens.Invoke("MarkRead", talk, third);
        await adas.WaitFor("receipt", r => ReadSeq(r) == third);
    }

    [Fact]
    public async Task A_changed_card_reaches_acquaintances_and_ones_own_devices_and_no_stranger()
    {
        var (ada, ben, eve) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        await app.ConversationBetween(ada, ben);
        await using var bens = await ben.Connect();
        await using var eves = await eve.Connect();

        // Ada has no socket: who is to hear of her is found all the same.
        await ada.Patch("/users/me", new { displayName = "Ada L." });
        await bens.WaitFor("user", u => Name(u) == "Ada L.");

        await using var adas = await ada.Connect();
        await ada.Patch("/users/me", new { displayName = "Ada Lovelace" });
        await bens.WaitFor("user", u => Name(u) == "Ada Lovelace");
        await adas.WaitFor("user", u => Name(u) == "Ada Lovelace");

        await eve.Patch("/users/me", new { displayName = "Eve" });
        await eves.WaitFor("user");
        Assert.All(eves.Heard("user"), u => Assert.Equal(eve.Id, u.GetProperty("id").GetGuid()));
    }

    private static long Seq(JsonElement message) => message.GetProperty("seq").GetInt64();

    private static long? ReadSeq(JsonElement receipt) =>
        receipt.GetProperty("readSeq") is { ValueKind: JsonValueKind.Number } seq ? seq.GetInt64() : null;

    private static string? Name(JsonElement card) => card.GetProperty("displayName").GetString();
}
