using System.Text.Json;
using ChatServer.Conversations.Invitations;
using ChatServer.Harness;
using ChatServer.Media;
using ChatServer.Messages;
using ChatServer.Messages.LinkPreviews.Pictures;
using ChatServer.Moderation.Filters;
using ChatServer.Notifications;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.ContractTests.Permissions;

/// <summary>One person for every role, and two more for things to be done to.</summary>
internal sealed class Cast
{
    private static int _scenes;

    private readonly ChatApp _app;
    private Dictionary<Role, TestUser> _people = [];
    private Dictionary<TestUser, Guid> _sessions = [];
    private Dictionary<TestUser, Guid> _pictures = [];
    private Dictionary<TestUser, Guid> _stories = [];

    private Cast(ChatApp app) => _app = app;

    /// <summary>A member of the group, and the other person of the member's direct conversation.</summary>
    public required TestUser Bystander { get; init; }

    public required TestUser SecondAdmin { get; init; }

    /// <summary>Invited to the group, and asks to come in.</summary>
    public required TestUser Outsider { get; init; }

    /// <summary>What the bystander uploads in pieces; once, because a person has few at a time.</summary>
    public required Guid BystandersPieces { get; init; }

    /// <summary>What the bystander has scheduled for another day.</summary>
    public required Guid BystandersScheduled { get; init; }

    /// <summary>That the bystander wants to hear of something again, on another day.</summary>
    public required Guid BystandersReminder { get; init; }

    /// <summary>The image that stands for the bystander.</summary>
    public required Guid BystandersAvatar { get; init; }

    /// <summary>The bystander's own set of emoji.</summary>
    public required Guid BystandersSet { get; init; }

    /// <summary>Somebody who is in no conversation but one group, with those whom the bystander shows a story to.</summary>
    public required TestUser Friend { get; init; }

    /// <summary>What the bystander shows to those in a group with them, but for the one who left.</summary>
    public Guid BystandersStory { get; private set; }

    public TestUser this[Role role] => _people[role];

    public static async Task<Cast> GatherAsync(ChatApp app)
    {
        var bystander = await app.SignUp();
        var cast = new Cast(app)
        {
            Bystander = bystander,
            SecondAdmin = await app.SignUp(),
            Outsider = await app.SignUp(),
            Friend = await app.SignUp(),
            BystandersPieces = await bystander.BeginUpload(3),
            BystandersScheduled = await ScheduleAsync(bystander),
            BystandersReminder = await RemindAsync(bystander),
            BystandersAvatar = await app.PictureOf(bystander),
            BystandersSet = await SetAsync(bystander, await app.PictureOf(bystander)),
        };
        await bystander.Put("/users/me/avatar", new { mediaId = cast.BystandersAvatar });
        await cast.NoteSessionAsync(cast.Bystander);
        foreach (var role in Enum.GetValues<Role>()) await cast.CastAsync(role);
        await cast[Role.DeletedAccount].Delete("/users/me");
        await cast.ShowStoryAsync();
        return cast;
    }

    /// <summary>The same cast with somebody else in this role, for what nobody can do twice.</summary>
    public async Task<Cast> WithAnotherAsync(Role role)
    {
        var cast = new Cast(_app)
        {
            Bystander = Bystander,
            SecondAdmin = SecondAdmin,
            Outsider = Outsider,
            Friend = Friend,
            BystandersPieces = BystandersPieces,
            BystandersScheduled = BystandersScheduled,
            BystandersReminder = BystandersReminder,
            BystandersAvatar = BystandersAvatar,
            BystandersSet = BystandersSet,
            BystandersStory = BystandersStory,
            _people = new(_people),
            _sessions = new(_sessions),
            _pictures = new(_pictures),
            _stories = new(_stories),
        };
        await cast.CastAsync(role);
        return cast;
    }

    /// <summary>The session a person of this cast is signed in by; nobody's for somebody who is not.</summary>
    public Guid SessionOf(TestUser person) => _sessions.GetValueOrDefault(person);

    /// <summary>What a person of this cast uploaded and uses nowhere yet; nobody's for somebody who cannot.</summary>
    public Guid PictureOf(TestUser person) => _pictures.GetValueOrDefault(person);

    /// <summary>A story of a person of this cast for nobody; nobody's for somebody who has none.</summary>
    public Guid StoryOf(TestUser person) => _stories.GetValueOrDefault(person);

    /// <summary>A group and a direct conversation of these people, in which everybody has said something.</summary>
    public async Task<Scene> SetSceneAsync()
    {
        var secret = $"secret {Guid.NewGuid():N}";
        var (owner, exMember, member, banned) = (this[Role.Owner], this[Role.ExMember], this[Role.Member], this[Role.Banned]);
        TestUser[] others = [this[Role.Admin], SecondAdmin, this[Role.Moderator], member, exMember, banned, Bystander];
        var group = await GroupAsync(owner, others, secret);
        var direct = await _app.ConversationBetween(member, Bystander);

        await Task.WhenAll(
            owner.Patch($"/conversations/{group}/members/{this[Role.Admin].Id}", new { role = "admin" }),
            owner.Patch($"/conversations/{group}/members/{SecondAdmin.Id}", new { role = "admin" }),
            owner.Patch($"/conversations/{group}/members/{this[Role.Moderator].Id}", new { role = "moderator" }));
        var said = await Task.WhenAll(others.Append(owner).Select(async p => (p, Id(await p.Send(group, secret, clientId: group)))));
        var saidDirectly = await Task.WhenAll(new[] { member, Bystander }.Select(async p => (p, Id(await p.Send(direct, secret)))));
        await Task.WhenAll(said.Select(s => s.p.Put($"/messages/{said.Single(o => o.p == Bystander).Item2}/follow", new { })));
        var asked = await Task.WhenAll(others.Append(owner).Select(async p => (p, Id(await AskAsync(p, group, secret)))));
        var shared = Id(await exMember.Upload(secret));
        await exMember.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content = "", mediaIds = new[] { shared } });
        var groupAvatar = await _app.PictureOf(owner);
        await owner.Patch($"/conversations/{group}", new { avatarMediaId = groupAvatar });
        var setMedia = await _app.PictureOf(owner);
        var groupSet = await SetAsync(owner, setMedia, group, secret);
        var thread = Id(await owner.Post($"/conversations/{group}/threads", new { title = secret }));
        var opened = Id(await owner.Post($"/conversations/{group}/threads", new { title = secret }));
        foreach (var person in others) await person.Put($"/threads/{opened}/members/me", new { });
        await exMember.Delete($"/conversations/{group}/members/{exMember.Id}");
        await owner.Put($"/conversations/{group}/bans/{banned.Id}", new { reason = "Advertising" });
        var link = await owner.Post($"/conversations/{group}/links", new { });
        var open = Id(await Outsider.Post("/conversations", new { kind = "group", title = "Open", memberIds = Array.Empty<Guid>() }));
        var openLink = await Outsider.Post($"/conversations/{open}/links", new { });
        await InviteAsync(group, owner, [Outsider]);
        await InviteAsync(open, Outsider, [.. _people.Values.Where(p => p.Token != "")]);
        await _app.AllJobsAreDone();
        await _app.AllIsHeard();
        var told = new[] { this[Role.Admin], this[Role.Moderator], member, Bystander };
        var notified = await Task.WhenAll(told.Select(async p => (p, await AddedAsync(p, group))));

        var tasting = await EventAsync(group);
        var reward = await RewardAsync(tasting);
        return new Scene(this, member, group, direct, secret)
        {
            Said = said.ToDictionary(s => s.p, s => s.Item2),
            Notified = notified.ToDictionary(n => n.p, n => n.Item2),
            Asked = asked.ToDictionary(a => a.p, a => a.Item2),
            AskedDirectly = Id(await AskAsync(Bystander, direct, secret)),
            AnothersReport = Id(await Reporter().Post("/reports", new { kind = "message", subjectId = said.Single(o => o.p == Bystander).Item2, category = "other" })),
            ReportOfPerson = Id(await Bystander.Post("/reports", new { kind = "user", subjectId = SecondAdmin.Id, category = "other" })),
            AnothersAction = await WarnAsync(this[Role.ServerAdmin], Bystander),
            Filter = await FilterAsync(),
            SharedMedia = shared,
            LinkPicture = await LinkPictureAsync(said.Single(s => s.p == Bystander).Item2),
            GroupAvatar = groupAvatar,
            GroupSet = groupSet,
            SetMedia = setMedia,
            Open = open,
            Channel = await ChannelAsync(others),
            OpenChannel = await StartChannelAsync(Outsider, isPublic: true),
            Event = tasting,
            Reward = reward,
            Redemption = Id(await SecondAdmin.Post($"/events/{tasting}/rewards/{reward}/redemptions", new { clientId = Guid.NewGuid() })),
            LiveEvent = await LiveEventAsync(group),
            OpenEvent = Id(await Outsider.Post("/events", new { title = "Tasting", scheduledAt = DateTimeOffset.UtcNow.AddDays(1) })),
            CalendarToken = (await Bystander.Put("/users/me/calendar", new { })).GetProperty("url").GetString()!.Split('/')[^1],
            OpenToken = openLink.GetProperty("token").GetString()!,
            Link = Id(link.GetProperty("link")),
            Token = link.GetProperty("token").GetString()!,
            Thread = thread,
            OpenedThread = opened,
            AnothersUpload = Id(await Bystander.Upload("a secret")),
            FileElsewhere = _app.Elsewhere.Has("/tea.txt", [.. "tea"u8]),
            AnothersPieces = BystandersPieces,
            SaidDirectly = saidDirectly.ToDictionary(s => s.p, s => s.Item2),
        };
    }

    private async Task<Guid> ChannelAsync(TestUser[] others)
    {
        var channel = await StartChannelAsync(this[Role.Owner], isPublic: false, others);
        foreach (var (role, name) in new[] { (Role.Admin, "admin"), (Role.Moderator, "moderator") })
            await this[Role.Owner].Patch($"/conversations/{channel}/members/{this[role].Id}", new { role = name });
        await this[Role.ExMember].Delete($"/conversations/{channel}/members/{this[Role.ExMember].Id}");
        await this[Role.Owner].Put($"/conversations/{channel}/bans/{this[Role.Banned].Id}", new { reason = "Advertising" });
        return channel;
    }

    private async Task<Guid> EventAsync(Guid group)
    {
        var scheduledAt = DateTimeOffset.UtcNow.AddDays(1);
        var id = Id(await this[Role.Owner].Post("/events", new { title = "Tasting", scheduledAt, visibility = "members", groupId = group }));
        foreach (var coHost in (TestUser[])[this[Role.Admin], SecondAdmin]) await this[Role.Owner].Put($"/events/{id}/cohosts/{coHost.Id}", new { });
        return id;
    }

    // With points for all who take part.
    private async Task<Guid> RewardAsync(Guid tasting)
    {
        foreach (var rich in (TestUser[])[this[Role.Owner], this[Role.Admin], SecondAdmin])
            await this[Role.Owner].Post($"/events/{tasting}/rewards/grants", new { clientId = Guid.NewGuid(), userId = rich.Id, points = 1_000, reason = "Tea" });
        return Id(await this[Role.Owner].Post($"/events/{tasting}/rewards", new { title = "A cup of tea", cost = 1 }));
    }

    private async Task<Guid> LiveEventAsync(Guid group)
    {
        var id = await EventAsync(group);
        await this[Role.Owner].Post($"/events/{id}/start");
        return id;
    }

    private static async Task<Guid> StartChannelAsync(TestUser owner, bool isPublic, params TestUser[] others) =>
        Id(await owner.Post("/conversations", new { kind = "channel", title = "News", @public = isPublic, memberIds = others.Select(o => o.Id) }));

    private static async Task<Guid> GroupAsync(TestUser owner, TestUser[] others, string title) =>
        Id(await owner.Post("/conversations", new { kind = "group", title, memberIds = others.Select(o => o.Id) }));

    // They ask to come in, too; as rows, since that is many people in every scene.
    private Task<int> InviteAsync(Guid group, TestUser inviter, TestUser[] people) => _app.WithDatabase(db =>
    {
        var now = DateTimeOffset.UtcNow;
        db.AddRange(people.Select(p => new Invitation { ConversationId = group, UserId = p.Id, InvitedBy = inviter.Id, InvitedAt = now }));
        db.AddRange(people.Select(p => new JoinRequest { ConversationId = group, UserId = p.Id, RequestedAt = now }));
        return db.SaveChangesAsync();
    });

    private static async Task<Guid> SetAsync(TestUser owner, Guid mediaId, Guid? conversationId = null, string title = "Tea")
    {
        var set = Id(await owner.Post("/sets", new { title, kind = "emoji", conversationId }));
        await owner.Post($"/sets/{set}/items", new { name = "tea_pot", mediaId });
        return set;
    }

    /// <summary>What passes for the picture of a page that this message links to.</summary>
    private async Task<Guid> LinkPictureAsync(Guid messageId)
    {
        var picture = await _app.PictureOf(Bystander);
        await _app.WithDatabase(async db =>
        {
            var message = await db.Set<Message>().SingleAsync(m => m.Id == messageId);
            db.Add(new LinkPicture { ConversationId = message.ConversationId, Seq = message.Seq, MediaId = picture });
            await db.SaveChangesAsync();
            return await db.Set<MediaItem>().Where(m => m.Id == picture)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.OwnerId, (Guid?)null).SetProperty(m => m.CheckAt, (DateTimeOffset?)null));
        });
        return picture;
    }

    private static Task<JsonElement> AskAsync(TestUser person, Guid conversation, string question)
    {
        var poll = new { question, options = new[] { new { text = "Tea" }, new { text = "Coffee" } } };
        return person.Post($"/conversations/{conversation}/messages", new { clientId = Guid.NewGuid(), content = "", poll });
    }

    // A server has only so many rules, and there are more scenes: those of the first two stay, which are used over and over.
    private Task<Guid> FilterAsync() => _app.WithDatabase(async db =>
    {
        var lasting = DateTimeOffset.UnixEpoch;
        await db.Set<FilterRule>().Where(r => r.CreatedAt != lasting).ExecuteDeleteAsync();
        var now = await db.Set<FilterRule>().CountAsync() < 2 ? lasting : DateTimeOffset.UtcNow;
        var rule = new FilterRule
        {
            Id = Guid.CreateVersion7(),
            Name = "Pills",
            Action = FilterAction.Flag,
            Enabled = true,
            DryRun = false,
            Settings = new FilterSettings(["cheap pills"]).Write(),
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(rule);
        await db.SaveChangesAsync();
        return rule.Id;
    });

    // Of one person's only so many may wait for a decision, and there are more scenes.
    private TestUser Reporter() => Interlocked.Increment(ref _scenes) % 2 == 0 ? Bystander : SecondAdmin;

    private static async Task<Guid> WarnAsync(TestUser admin, TestUser person)
    {
        var action = Id(await admin.Post("/moderation/actions", new { kind = "warning", subjectId = person.Id, reason = "Too loud" }));
        await person.Post($"/actions/{action}/appeal", new { objection = "It was not me" });
        return action;
    }

    private static async Task<Guid> ScheduleAsync(TestUser person)
    {
        var saved = Id(await person.Post("/conversations", new { kind = "saved", memberIds = Array.Empty<Guid>() }));
        var message = new { clientId = Guid.NewGuid(), content = "a secret" };
        return Id(await person.Post($"/conversations/{saved}/scheduled", new { sendAt = DateTimeOffset.UtcNow.AddDays(1), message }));
    }

    private static async Task<Guid> RemindAsync(TestUser person)
    {
        var saved = Id(await person.Post("/conversations", new { kind = "saved", memberIds = Array.Empty<Guid>() }));
        var message = Id(await person.Send(saved, "a secret"));
        return Id(await person.Post($"/messages/{message}/reminders", new { remindAt = DateTimeOffset.UtcNow.AddDays(1) }));
    }

    private async Task ShowStoryAsync()
    {
        TestUser[] known = [this[Role.Member], this[Role.Moderator], this[Role.Admin], this[Role.Owner], this[Role.ExMember], this[Role.Banned]];
        await GroupAsync(Bystander, [.. known, Friend], "Where stories are from");
        BystandersStory = Id(await Bystander.PostStory("a secret", known));
        foreach (var role in (Role[])[Role.ExMember, Role.Banned]) await Bystander.Delete($"/stories/{BystandersStory}/viewers/{this[role].Id}");
    }

    private Task<Guid> AddedAsync(TestUser person, Guid group) => _app.WithDatabase(db => db.Set<Notification>()
        .Where(n => n.UserId == person.Id && n.Kind == NotificationKind.Added && n.SubjectId == group).Select(n => n.Id).SingleAsync());

    private static Guid Id(JsonElement json) => json.GetProperty("id").GetGuid();

    private async Task CastAsync(Role role)
    {
        if (role == Role.Anonymous)
        {
            _people[role] = _app.Stranger();
            return;
        }

        var person = _people[role] = await _app.SignUp();
        await NoteSessionAsync(person);
        _pictures[person] = await _app.PictureOf(person);
        _stories[person] = Id(await person.Post("/stories", new { clientId = Guid.NewGuid(), content = "Mine", audience = new { kind = "directs" } }));
        if (role == Role.ServerModerator) await _app.NameAsync(person, ServerRole.Moderator);
        if (role == Role.ServerAdmin) await _app.NameAsync(person, ServerRole.Admin);
    }

    private async Task NoteSessionAsync(TestUser person) => _sessions[person] = Id((await person.Get("/sessions")).GetProperty("items")[0]);
}
