using System.Text.Json;
using ChatServer.Harness;
using ChatServer.Notifications;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatServer.Tests.Permissions;

/// <summary>One person for every role, and two more for things to be done to.</summary>
internal sealed class Cast
{
    private readonly ChatApp _app;
    private Dictionary<Role, TestUser> _people = [];
    private Dictionary<TestUser, Guid> _sessions = [];
    private Dictionary<TestUser, Guid> _pictures = [];

    private Cast(ChatApp app) => _app = app;

    /// <summary>A member of the group, and the other person of the member's direct conversation.</summary>
    public required TestUser Bystander { get; init; }

    public required TestUser SecondAdmin { get; init; }

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

    public TestUser this[Role role] => _people[role];

    public static async Task<Cast> GatherAsync(ChatApp app)
    {
        var bystander = await app.SignUp();
        var cast = new Cast(app)
        {
            Bystander = bystander,
            SecondAdmin = await app.SignUp(),
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
        return cast;
    }

    /// <summary>The same cast with somebody else in this role, for what nobody can do twice.</summary>
    public async Task<Cast> WithAnotherAsync(Role role)
    {
        var cast = new Cast(_app)
        {
            Bystander = Bystander,
            SecondAdmin = SecondAdmin,
            BystandersPieces = BystandersPieces,
            BystandersScheduled = BystandersScheduled,
            BystandersReminder = BystandersReminder,
            BystandersAvatar = BystandersAvatar,
            BystandersSet = BystandersSet,
            _people = new(_people),
            _sessions = new(_sessions),
            _pictures = new(_pictures),
        };
        await cast.CastAsync(role);
        return cast;
    }

    /// <summary>The session a person of this cast is signed in by; nobody's for somebody who is not.</summary>
    public Guid SessionOf(TestUser person) => _sessions.GetValueOrDefault(person);

    /// <summary>What a person of this cast uploaded and uses nowhere yet; nobody's for somebody who cannot.</summary>
    public Guid PictureOf(TestUser person) => _pictures.GetValueOrDefault(person);

    /// <summary>A group and a direct conversation of these people, in which everybody has said something.</summary>
    public async Task<Scene> SetSceneAsync()
    {
        var secret = $"secret {Guid.NewGuid():N}";
        var (owner, exMember, member) = (this[Role.Owner], this[Role.ExMember], this[Role.Member]);
        TestUser[] others = [this[Role.Admin], SecondAdmin, this[Role.Moderator], member, exMember, Bystander];
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
        await _app.AllJobsAreDone();
        await _app.AllIsHeard();
        var told = new[] { this[Role.Admin], this[Role.Moderator], member, Bystander };
        var notified = await Task.WhenAll(told.Select(async p => (p, await AddedAsync(p, group))));

        return new Scene(this, member, group, direct, secret)
        {
            Said = said.ToDictionary(s => s.p, s => s.Item2),
            Notified = notified.ToDictionary(n => n.p, n => n.Item2),
            Asked = asked.ToDictionary(a => a.p, a => a.Item2),
            AskedDirectly = Id(await AskAsync(Bystander, direct, secret)),
            SharedMedia = shared,
            GroupAvatar = groupAvatar,
            GroupSet = groupSet,
            SetMedia = setMedia,
            Thread = thread,
            OpenedThread = opened,
            AnothersUpload = Id(await Bystander.Upload("a secret")),
            FileElsewhere = _app.Elsewhere.Has("/tea.txt", [.. "tea"u8]),
            AnothersPieces = BystandersPieces,
            SaidDirectly = saidDirectly.ToDictionary(s => s.p, s => s.Item2),
        };
    }

    private static async Task<Guid> GroupAsync(TestUser owner, TestUser[] others, string title) =>
        Id(await owner.Post("/conversations", new { kind = "group", title, memberIds = others.Select(o => o.Id) }));

    private static async Task<Guid> SetAsync(TestUser owner, Guid mediaId, Guid? conversationId = null, string title = "Tea")
    {
        var set = Id(await owner.Post("/sets", new { title, kind = "emoji", conversationId }));
        await owner.Post($"/sets/{set}/items", new { name = "tea_pot", mediaId });
        return set;
    }

    private static Task<JsonElement> AskAsync(TestUser person, Guid conversation, string question)
    {
        var poll = new { question, options = new[] { new { text = "Tea" }, new { text = "Coffee" } } };
        return person.Post($"/conversations/{conversation}/messages", new { clientId = Guid.NewGuid(), content = "", poll });
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
        if (role == Role.ServerModerator) await NameAsync(person, ServerRole.Moderator);
        if (role == Role.ServerAdmin) await NameAsync(person, ServerRole.Admin);
    }

    private async Task NameAsync(TestUser person, ServerRole role)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ChangeServerRole>().RunAsync(person.Username, role, CancellationToken.None);
    }

    private async Task NoteSessionAsync(TestUser person) => _sessions[person] = Id((await person.Get("/sessions")).GetProperty("items")[0]);
}
