using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.ContractTests.Sync;

/// <summary>For every kind of change: what a client had, with what sync tells it, is what a fresh client reads.</summary>
public sealed class FreshStateTests(PreviewApp app) : IClassFixture<PreviewApp>
{
    private static readonly string[] Kinds =
    [
        "send", "reply", "reply to me", "reply myself", "follow", "read replies", "unfollow", "follow and leave", "edit", "react", "react like others", "take a reaction back", "react with an emoji of a set",
        "pin", "unpin", "bookmark", "take a bookmark out", "draft", "drop a draft", "schedule", "change what is scheduled", "send what is scheduled", "ask", "vote", "others vote", "take a vote back", "close a poll", "a poll has its time", "new saved messages",
        "delete", "title", "add", "add somebody known of old", "remove", "leave", "rejoin", "role", "hand over",
        "invite me", "withdraw what I was invited to", "accept", "decline", "ask to come in", "be let in", "be refused", "join by a link", "somebody joins by a link", "somebody asks me", "a group I am invited to goes", "hide history", "come in where history is hidden",
        "rules", "silence", "let speak", "ban", "lift a ban", "I am banned", "my ban is lifted", "archive", "take out of the archive", "mark unread", "take the mark away", "pin conversations", "archive and leave",
        "disappear after", "disappear", "preview", "preview with a picture", "remove a preview", "edit a link away",
        .. NotificationScene.Kinds,
        .. StoryScene.Kinds,
        .. ChannelScene.Kinds,
        .. EventScene.Kinds,
        "report", "a report is decided", "warn me", "take a warning back", "appeal", "answer my appeal",
        "read", "deliver",
        "profile", "avatar", "another avatar", "no avatar", "group avatar", "no group avatar", "an account with an avatar goes", "hide my reads", "show my reads", "somebody hides reads", "new thread", "another's thread", "rename thread", "close thread", "hand over thread", "delete thread", "leave with threads", "new direct", "new group", "delete group", "hide",
        "group set", "fill a group set", "change a group set", "a group set goes", "own set", "change an own set", "an own set goes",
        "move what is hidden", "speak where it is hidden", "show", "ask for contact", "be asked for contact", "be refused as a contact", "take a request back", "become contacts", "change a contact", "end a contact", "block", "unblock", "be blocked", "be unblocked", "many",
    ];

    public static TheoryData<string> AllKinds => [.. Kinds];

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task A_client_that_was_away_ends_as_a_fresh_one(string kind)
    {
        var scene = await Scene.Create(app);
        var away = await ClientState.Load(scene.Ben, app.Clock);

        await scene.Play(kind);
        await app.AllIsHeard();

        await away.Sync();
        Assert.Equal((await ClientState.Load(scene.Ben, app.Clock)).Describe(), away.Describe());
        Assert.Equal(0, await away.Sync());
    }

    [Fact]
    public async Task A_client_that_missed_everything_at_once_ends_as_a_fresh_one()
    {
        var scene = await Scene.Create(app);
        var away = await ClientState.Load(scene.Ben, app.Clock);

        foreach (var kind in Kinds) await scene.Play(kind);
        await app.AllIsHeard();

        await away.Sync();
        Assert.Equal((await ClientState.Load(scene.Ben, app.Clock)).Describe(), away.Describe());
    }

    [Fact]
    public async Task Someone_who_was_removed_is_told_that_it_is_gone()
    {
        var scene = await Scene.Create(app);
        var away = await ClientState.Load(scene.Ben, app.Clock);

        await scene.Ada.Delete($"/conversations/{scene.Group}/members/{scene.Ben.Id}");

        Assert.Equal(0, await away.Sync());
        Assert.DoesNotContain(scene.Group.ToString(), away.Describe());
        Assert.Equal((await ClientState.Load(scene.Ben, app.Clock)).Describe(), away.Describe());
    }

    /// <summary>Ada owns a group with Ben and Cleo, and talks with Ben alone. Ben has hidden another group.</summary>
    private sealed class Scene(
        PreviewApp app, TestUser ada, TestUser ben, TestUser cleo, TestUser dan, Guid group, Guid direct, Guid hidden, ChannelScene channels, EventScene events)
    {
        private const string Tea = "\U0001FAD6";

        private Guid _message;
        private Guid _bens;
        private Guid _followed;
        private Guid _poll;

        public TestUser Ada => ada;

        public TestUser Ben => ben;

        public Guid Group => group;

        private string Members => $"/conversations/{group}/members";

        public static async Task<Scene> Create(PreviewApp app)
        {
            var (ada, ben) = (await app.SignUp("Ada"), await app.SignUp("Ben"));
            var (cleo, dan) = (await app.SignUp("Cleo"), await app.SignUp("Dan"));
            var group = await app.ConversationBetween(ada, ben, cleo);
            var hidden = await app.ConversationBetween(ada, ben, cleo);
            var scene = new Scene(app, ada, ben, cleo, dan, group, await app.ConversationBetween(ada, ben), hidden, await ChannelScene.Create(app, ada, ben, cleo), await EventScene.Create(app, ada, ben));
            await scene.Play("send");
            await scene.Play("send");
            scene._bens = (await ben.Send(scene.Group, "here I am")).GetProperty("id").GetGuid();
            scene._followed = scene._message;
            var poll = new { question = "Milk?", options = new[] { new { text = "Yes" }, new { text = "No" } } };
            scene._poll = (await ada.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "", poll })).GetProperty("id").GetGuid();
            await ben.Put($"/messages/{scene._poll}/poll/vote", new { options = new[] { 1 } });
            await ben.Put($"/messages/{scene._followed}/follow", new { });
            await ben.Put($"/conversations/{hidden}/hidden", new { });
            return scene;
        }

        private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

        private async Task KeepOrder(string kind)
        {
            var admin = await app.SignUpAdmin();
            if (kind is "report" or "a report is decided")
            {
                var report = Id(await ben.Post("/reports", new { kind = "user", subjectId = (await app.SignUp()).Id, category = "spam" }));
                if (kind == "a report is decided") await admin.Post($"/moderation/reports/{report}/resolution", new { reason = "Spam" });
                return;
            }

            var action = Id(await admin.Post("/moderation/actions", new { kind = "warning", subjectId = ben.Id, reason = "Too loud" }));
            if (kind is "take a warning back") await admin.Post($"/moderation/actions/{action}/undo", new { reason = "It was not you" });
            if (kind is "appeal" or "answer my appeal") await ben.Post($"/actions/{action}/appeal", new { objection = "It was not me" });
            if (kind is "answer my appeal") await admin.Post($"/moderation/actions/{action}/appeal/answer", new { accept = true, answer = "Indeed" });
        }

        public Task Play(string kind) => kind switch
        {
            "send" => Send("good morning"),
            "reply" => ada.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "indeed", replyToId = _message }),
            "reply to me" => Answer(ada, _bens),
            "reply myself" => Answer(ben, _message),
            "follow" => ben.Put($"/messages/{_message}/follow", new { }),
            "read replies" => ReadReplies(),
            "unfollow" => ben.Delete($"/messages/{_followed}/follow"),
            "follow and leave" => FollowAndLeave(),
            "edit" => ada.Patch($"/messages/{_message}", new { content = "good evening" }),
            "react" => ada.Put($"/messages/{_message}/reactions/{Tea}", new { }),
            "react like others" => Agree(),
            "take a reaction back" => Disagree(),
            "react with an emoji of a set" => ReactWithSet(),
            "pin" => ada.Put($"/messages/{_message}/pin", new { }),
            "unpin" => Unpin(),
            "bookmark" => ben.Put($"/messages/{_message}/bookmark", new { }),
            "take a bookmark out" => TakeBookmarkOut(),
            "draft" => ben.Put($"/conversations/{group}/draft", new { content = "Shall w", replyToId = _message }),
            "drop a draft" => DropDraft(),
            "schedule" => Schedule(),
            "change what is scheduled" => ChangeScheduled(),
            "send what is scheduled" => SendScheduled(),
            "ask" => Ask(),
            "vote" => Vote(ben),
            "others vote" => Vote(ada, cleo),
            "take a vote back" => TakeVoteBack(),
            "close a poll" => ClosePoll(),
            "a poll has its time" => LetPollClose(),
            "new saved messages" => SaveMessages(),
            "delete" => ada.Delete($"/messages/{_message}"),
            "report" or "a report is decided" or "warn me" or "take a warning back" or "appeal" or "answer my appeal" => KeepOrder(kind),
            "rules" => ada.Patch($"/conversations/{group}/rules", new { reply = "moderator", slowMode = 5, readOnly = false }),
            "silence" => Silence(),
            "let speak" => LetSpeak(),
            "ban" => ada.Put($"/conversations/{group}/bans/{dan.Id}", new { reason = "noise" }),
            "lift a ban" => LiftBan(dan, group),
            "I am banned" => BanMe(),
            "my ban is lifted" => BeLetIn(),
            "invite me" => Invite(),
            "withdraw what I was invited to" => Withdraw(),
            "accept" => Accept(),
            "decline" => Decline(),
            "ask to come in" => Ask(approval: true),
            "be let in" => BeDecided(who => ada.Post($"/conversations/{who}/requests/{ben.Id}/approve")),
            "be refused" => BeDecided(who => ada.Delete($"/conversations/{who}/requests/{ben.Id}")),
            "join by a link" => Ask(approval: false),
            "somebody joins by a link" => LetJoin(),
            "somebody asks me" => BeAsked(),
            "a group I am invited to goes" => LetGo(),
            "hide history" => HideHistory(),
            "come in where history is hidden" => ComeInLate(),
            "archive" => ben.Put($"/conversations/{group}/archived", new { }),
            "take out of the archive" => TakeOut("archived"),
            "mark unread" => ben.Put($"/conversations/{group}/unread", new { }),
            "take the mark away" => TakeOut("unread"),
            "pin conversations" => ben.Put("/conversations/pinned", new { conversationIds = new[] { direct, group } }),
            "archive and leave" => ArchiveAndLeave(),
            "disappear after" => ada.Patch($"/conversations/{group}", new { disappearAfter = 3_600 }),
            "disappear" => Disappear(),
            "preview" => Link(),
            "preview with a picture" => LinkToPicture(),
            "remove a preview" => RemovePreview(),
            "edit a link away" => EditLinkAway(),
            "title" => ada.Patch($"/conversations/{group}", new { title = "Tea", description = "at five" }),
            "add" => Add(),
            "add somebody known of old" => ada.Post(Members, new { userIds = new[] { dan.Id } }),
            "remove" => Remove(),
            "leave" => Leave(),
            "rejoin" => Rejoin(),
            "role" => ada.Patch($"{Members}/{cleo.Id}", new { role = "moderator" }),
            "hand over" => HandOver(),
            "read" => cleo.Put($"/conversations/{group}/receipts/me", new { readSeq = 1_000_000 }),
            "deliver" => cleo.Put($"/conversations/{group}/receipts/me", new { deliveredSeq = 1_000_000 }),
            "profile" => ada.Patch("/users/me", new { displayName = "Ada Lovelace", status = "calculating" }),
            "avatar" or "another avatar" => Wear(ada),
            "no avatar" => ada.Delete("/users/me/avatar"),
            "group avatar" => ShowPicture(),
            "no group avatar" => ada.Patch($"/conversations/{group}", new { avatarMediaId = (Guid?)null }),
            "an account with an avatar goes" => DeleteAccount(),
            "hide my reads" => ben.Patch("/users/me", new { privacy = new { showReads = false } }),
            "show my reads" => ben.Patch("/users/me", new { privacy = new { showReads = true } }),
            "somebody hides reads" => cleo.Patch("/users/me", new { privacy = new { showReads = false } }),
            "new thread" => ben.Post($"/conversations/{group}/threads", new { title = "Cups" }),
            "another's thread" => NewThread(),
            "rename thread" => RenameThread(),
            "close thread" => CloseThread(),
            "hand over thread" => HandOverThread(),
            "delete thread" => DeleteThread(),
            "leave with threads" => LeaveWithThreads(),
            "new direct" => app.ConversationBetween(cleo, ben),
            "new group" => NewGroup(),
            "delete group" => DeleteGroup(),
            "hide" => ben.Delete($"/conversations/{direct}"),
            "move what is hidden" => ada.Patch($"/conversations/{hidden}", new { title = "Nobody looks" }),
            "speak where it is hidden" => ada.Send(hidden, "look!"),
            "show" => ben.Delete($"/conversations/{hidden}/hidden"),
            "group set" => MakeSet(ada, group),
            "fill a group set" => FillSet(ada, group),
            "change a group set" => ChangeSet(ada, group),
            "a group set goes" => EndSet(ada, group),
            "own set" => MakeSet(ben, null),
            "change an own set" => ChangeSet(ben, null),
            "an own set goes" => EndSet(ben, null),
            "ask for contact" => Ask(ben, dan),
            "be asked for contact" => Ask(cleo, ben),
            "be refused as a contact" => BeRefusedAsContact(),
            "take a request back" => TakeRequestBack(),
            "become contacts" => BecomeContacts(),
            "change a contact" => ChangeContact(),
            "end a contact" => EndContact(),
            "block" => ben.Put($"/users/me/blocks/{cleo.Id}", new { }),
            "unblock" => Unblock(ben, cleo),
            "be blocked" => cleo.Put($"/users/me/blocks/{ben.Id}", new { }),
            "be unblocked" => Unblock(cleo, ben),
            "many" => Many(),
            _ when ChannelScene.Kinds.Contains(kind) => channels.Play(kind),
            _ when EventScene.Kinds.Contains(kind) => events.Play(kind),
            _ when StoryScene.Kinds.Contains(kind) => new StoryScene(app, ada, ben, cleo).Play(kind),
            _ when NotificationScene.Kinds.Contains(kind) => new NotificationScene(app, ada, ben, cleo, group, _bens).Play(kind),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

        private Task<JsonElement> Answer(TestUser who, Guid replyToId) =>
            who.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "an answer", replyToId });

        private async Task ReadReplies()
        {
            await ben.Put($"/messages/{_followed}/follow", new { });
            await Answer(ada, _followed);
            await ben.Put($"/messages/{_followed}/replies/receipts/me", new { readSeq = 1_000_000 });
        }

        private async Task FollowAndLeave()
        {
            var elsewhere = await app.ConversationBetween(ada, ben, cleo);
            var question = (await ada.Send(elsewhere, "who comes?")).GetProperty("id").GetGuid();
            await ben.Put($"/messages/{question}/follow", new { });
            await ben.Delete($"/conversations/{elsewhere}/members/{ben.Id}");
            await ada.Post($"/conversations/{elsewhere}/members", new { userIds = new[] { ben.Id } });
        }

        private async Task Send(string content) => _message = (await ada.Send(group, content)).GetProperty("id").GetGuid();

        private async Task Agree()
        {
            foreach (var person in new[] { ben, ada, cleo }) await person.Put($"/messages/{_message}/reactions/{Tea}", new { });
        }

        private async Task Disagree()
        {
            await Agree();
            await ada.Delete($"/messages/{_message}/reactions/{Tea}");
        }

        private async Task ReactWithSet()
        {
            var set = await FillSet(ada, group);
            var item = (await ada.Get(set)).GetProperty("items")[0];
            await ada.Put($"/messages/{_message}/reactions/tea_pot:{item.GetProperty("mediaId")}", new { });
            await ada.Delete(set);
        }

        private async Task Unpin()
        {
            await ada.Put($"/messages/{_message}/pin", new { });
            await ada.Delete($"/messages/{_message}/pin");
        }

        private async Task TakeBookmarkOut()
        {
            await ben.Put($"/messages/{_message}/bookmark", new { });
            await ben.Delete($"/messages/{_message}/bookmark");
        }

        private async Task DropDraft()
        {
            await ben.Put($"/conversations/{direct}/draft", new { content = "Never mind" });
            await ben.Delete($"/conversations/{direct}/draft");
        }

        private async Task<Guid> Schedule()
        {
            var message = new { clientId = Guid.NewGuid(), content = "Good night" };
            var scheduled = await ben.Post($"/conversations/{group}/scheduled", new { sendAt = app.Clock.GetUtcNow().AddDays(1), message });
            return scheduled.GetProperty("id").GetGuid();
        }

        private async Task ChangeScheduled() => await ben.Patch($"/scheduled/{await Schedule()}", new { content = "Sleep well" });

        private async Task SendScheduled()
        {
            await ben.Post($"/scheduled/{await Schedule()}/send");
            await ben.Delete($"/scheduled/{await Schedule()}");
            await app.AllJobsAreDone();
        }

        private async Task<Guid> Ask(DateTimeOffset? closesAt = null)
        {
            var poll = new { question = "What shall we drink?", options = new object[] { new { text = "Tea", correct = true }, new { text = "Coffee" } }, closesAt };
            return (await ada.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "", poll })).GetProperty("id").GetGuid();
        }

        private async Task Vote(params TestUser[] people) => await Vote(_poll, people);

        private async Task Vote(Guid poll, params TestUser[] people)
        {
            foreach (var person in people) await person.Put($"/messages/{poll}/poll/vote", new { options = new[] { 0 } });
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await app.AllJobsAreDone();
        }

        private async Task TakeVoteBack()
        {
            await ben.Delete($"/messages/{_poll}/poll/vote");
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await app.AllJobsAreDone();
        }

        private async Task ClosePoll()
        {
            var quiz = await Ask();
            await Vote(quiz, ben, ada);
            await ada.Post($"/messages/{quiz}/poll/close");
        }

        private async Task LetPollClose()
        {
            var quiz = await Ask(app.Clock.GetUtcNow().AddHours(1));
            await Vote(quiz, cleo);
            app.Clock.Advance(TimeSpan.FromHours(1));
            await app.AllJobsAreDone();
        }

        private async Task SaveMessages()
        {
            var saved = await ben.Post("/conversations", new { kind = "saved", memberIds = Array.Empty<Guid>() });
            await ben.Send(saved.GetProperty("id").GetGuid(), "milk");
        }

        private async Task Disappear()
        {
            await ada.Patch($"/conversations/{group}", new { disappearAfter = 60 });
            await ben.Send(group, "this is gone soon");
            await app.AllJobsAreDone();
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await app.AllJobsAreDone();
        }

        private async Task<string> Link()
        {
            var sent = await ada.Send(group, $"look: {app.PageOf("Tea")}");
            Assert.NotNull(await app.PreviewOf(ada, sent));
            return $"/messages/{sent.GetProperty("id")}";
        }

        private async Task<string> LinkToPicture()
        {
            var sent = await ada.Send(group, $"look: {app.PageWithPicture(app.Picture())}");
            Assert.True((await app.PreviewOf(ada, sent))?.TryGetProperty("picture", out _));
            return $"/messages/{sent.GetProperty("id")}";
        }

        private async Task RemovePreview() => await ada.Delete($"{await LinkToPicture()}/preview");

        private async Task EditLinkAway() => await ada.Patch(await Link(), new { content = "there was a link" });

        private async Task Wear(TestUser person) => await person.Put("/users/me/avatar", new { mediaId = await app.PictureOf(person) });

        private async Task ShowPicture() => await ada.Patch($"/conversations/{group}", new { avatarMediaId = await app.PictureOf(ada) });

        private static async Task<string> MakeSet(TestUser person, Guid? conversationId) =>
            $"/sets/{(await person.Post("/sets", new { title = "Party", kind = "emoji", conversationId })).GetProperty("id")}";

        private async Task<string> FillSet(TestUser person, Guid? conversationId)
        {
            var set = await MakeSet(person, conversationId);
            foreach (var name in new[] { "tea_pot", "scone" }) await person.Post($"{set}/items", new { name, mediaId = await app.PictureOf(person) });
            return set;
        }

        private async Task ChangeSet(TestUser person, Guid? conversationId)
        {
            var set = await FillSet(person, conversationId);
            await person.Patch(set, new { title = "Tea party" });
            await person.Patch($"{set}/items/tea_pot", new { name = "samovar" });
            await person.Delete($"{set}/items/scone");
        }

        private async Task EndSet(TestUser person, Guid? conversationId) => await person.Delete(await FillSet(person, conversationId));

        private async Task DeleteAccount()
        {
            var somebody = await app.SignUp();
            await ada.Post(Members, new { userIds = new[] { somebody.Id } });
            await Wear(somebody);
            await somebody.Delete("/users/me");
            await app.AllJobsAreDone();
        }

        private async Task Add() => await ada.Post(Members, new { userIds = new[] { (await app.SignUp()).Id } });

        private async Task Remove()
        {
            var somebody = await app.SignUp();
            await ada.Post(Members, new { userIds = new[] { somebody.Id } });
            await somebody.Send(group, "hello");
            await ada.Delete($"{Members}/{somebody.Id}");
        }

        private async Task Leave()
        {
            var somebody = await app.SignUp();
            await ada.Post(Members, new { userIds = new[] { somebody.Id } });
            await somebody.Delete($"{Members}/{somebody.Id}");
        }

        private async Task Rejoin()
        {
            await cleo.Delete($"{Members}/{cleo.Id}");
            await ada.Post(Members, new { userIds = new[] { cleo.Id } });
        }

        private async Task HandOver()
        {
            await ada.Patch($"{Members}/{cleo.Id}", new { role = "owner" });
            await cleo.Patch($"{Members}/{ada.Id}", new { role = "owner" });
        }

        private async Task Silence()
        {
            await cleo.Put($"/threads/{await NewThread()}/members/me", new { });
            await ada.Put($"{Members}/{cleo.Id}/silence", new { until = app.Clock.GetUtcNow().AddMinutes(1) });
        }

        private async Task LetSpeak()
        {
            await Silence();
            await ada.Delete($"{Members}/{cleo.Id}/silence");
        }

        private async Task<Guid> Invite()
        {
            var elsewhere = await app.ConversationBetween(ada, cleo, dan);
            await ada.Put($"/conversations/{elsewhere}/invitations/{ben.Id}", new { });
            return elsewhere;
        }

        private async Task Withdraw() => await ada.Delete($"/conversations/{await Invite()}/invitations/{ben.Id}");

        private async Task Accept() => await ben.Post($"/users/me/invitations/{await Invite()}/accept");

        private async Task Decline() => await ben.Delete($"/users/me/invitations/{await Invite()}");

        private async Task LetGo() => await ada.Delete($"/conversations/{await Invite()}");

        private async Task HideHistory()
        {
            await ada.Patch($"/conversations/{group}/rules", new { historyHidden = true });
            await Add();
            await Send("the newcomer sees this");
            await ada.Patch($"/conversations/{group}/rules", new { historyHidden = false });
        }

        private async Task ComeInLate()
        {
            var elsewhere = await app.ConversationBetween(ada, cleo, dan);
            var old = (await ada.Send(elsewhere, "before Ben")).GetProperty("id").GetGuid();
            await ada.Patch($"/conversations/{elsewhere}/rules", new { historyHidden = true });
            await ada.Post($"/conversations/{elsewhere}/members", new { userIds = new[] { ben.Id } });
            await ada.Put($"/messages/{old}/pin", new { });
            await ada.Patch($"/messages/{old}", new { content = "still before Ben" });
            await cleo.Send(elsewhere, "after he came");
        }

        private async Task<Guid> Ask(bool approval)
        {
            var elsewhere = await app.ConversationBetween(ada, cleo, dan);
            await Join(ben, ada, elsewhere, approval);
            return elsewhere;
        }

        private static async Task Join(TestUser who, TestUser owner, Guid where, bool approval)
        {
            await owner.Patch($"/conversations/{where}/rules", new { joinApproval = approval });
            var link = await owner.Post($"/conversations/{where}/links", new { maxUses = 1 });
            await who.Post($"/invitations/{link.GetProperty("token")}/join");
        }

        private async Task BeDecided(Func<Guid, Task> decide) => await decide(await Ask(approval: true));

        private async Task LetJoin() => await Join(await app.SignUp(), ada, group, approval: false);

        private async Task BeAsked() => await Join(dan, ben, await app.ConversationBetween(ben, ada, cleo), approval: true);

        private async Task LiftBan(TestUser whom, Guid where)
        {
            await ada.Put($"/conversations/{where}/bans/{whom.Id}", new { });
            await ada.Delete($"/conversations/{where}/bans/{whom.Id}");
        }

        private async Task<Guid> BanMe()
        {
            var elsewhere = await app.ConversationBetween(ada, ben, cleo);
            await ada.Put($"/conversations/{elsewhere}/bans/{ben.Id}", new { reason = "noise", until = app.Clock.GetUtcNow().AddDays(1) });
            return elsewhere;
        }

        private async Task BeLetIn()
        {
            var elsewhere = await BanMe();
            await LiftBan(ben, elsewhere);
            await ada.Post($"/conversations/{elsewhere}/members", new { userIds = new[] { ben.Id } });
        }

        private async Task TakeOut(string mark)
        {
            await ben.Put($"/conversations/{group}/{mark}", new { });
            await ben.Delete($"/conversations/{group}/{mark}");
        }

        private async Task ArchiveAndLeave()
        {
            var elsewhere = await app.ConversationBetween(ada, ben, cleo);
            foreach (var mark in new[] { "archived", "unread" }) await ben.Put($"/conversations/{elsewhere}/{mark}", new { });
            await ben.Put("/conversations/pinned", new { conversationIds = new[] { elsewhere } });
            await ben.Delete($"/conversations/{elsewhere}/members/{ben.Id}");
            await ada.Post($"/conversations/{elsewhere}/members", new { userIds = new[] { ben.Id } });
        }

        private async Task<Guid> NewThread() => (await ada.Post($"/conversations/{group}/threads", new { title = "Cups" })).GetProperty("id").GetGuid();

        private async Task RenameThread() => await ada.Patch($"/conversations/{await NewThread()}", new { title = "Six cups" });

        private async Task CloseThread()
        {
            var thread = await NewThread();
            await ben.Put($"/threads/{thread}/members/me", new { });
            await ada.Put($"/threads/{thread}/closed", new { });
        }

        private async Task HandOverThread()
        {
            var thread = await NewThread();
            await cleo.Put($"/threads/{thread}/members/me", new { });
            await ada.Delete($"/conversations/{thread}/members/{ada.Id}");
        }

        private async Task DeleteThread() => await ada.Delete($"/conversations/{await NewThread()}");

        private async Task LeaveWithThreads()
        {
            await cleo.Put($"/threads/{await NewThread()}/members/me", new { });
            await Rejoin();
        }

        private async Task NewGroup() => await cleo.Send(await app.ConversationBetween(cleo, ada, ben), "look, a new group");

        private async Task DeleteGroup()
        {
            var doomed = await app.ConversationBetween(ada, ben, cleo);
            await ada.Delete($"/conversations/{doomed}");
        }

        private static async Task Ask(TestUser who, TestUser whom) => await who.Put($"/users/me/contact-requests/{whom.Id}", new { note = "Tea?" });

        private async Task BeRefusedAsContact()
        {
            var somebody = await app.SignUp();
            await Ask(ben, somebody);
            await somebody.Put($"/users/me/contact-requests/{ben.Id}/refused", new { });
        }

        private async Task TakeRequestBack()
        {
            var somebody = await app.SignUp();
            await Ask(somebody, ben);
            await somebody.Delete($"/users/me/contact-requests/{ben.Id}");
        }

        private async Task<TestUser> BecomeContacts()
        {
            var somebody = await app.SignUp();
            await Ask(somebody, ben);
            await Ask(ben, somebody);
            return somebody;
        }

        private async Task ChangeContact()
        {
            var somebody = await BecomeContacts();
            await ben.Patch($"/users/me/contacts/{somebody.Id}", new { alias = "Somebody", favourite = true });
            await somebody.Patch("/users/me", new { status = "Drinking tea" });
        }

        private async Task EndContact() => await (await BecomeContacts()).Delete($"/users/me/contacts/{ben.Id}");

        private static async Task Unblock(TestUser who, TestUser whom)
        {
            await who.Put($"/users/me/blocks/{whom.Id}", new { });
            await who.Delete($"/users/me/blocks/{whom.Id}");
        }

        private async Task Many()
        {
            for (var i = 0; i < 300; i++) await ada.Send(direct, $"message {i}");
        }
    }
}
