using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatServer.Harness;

namespace ChatServer.Tests.BadInput;

/// <summary>
/// Ada's group with Ben in it, and a request of hers for every operation that succeeds; so whatever else is put into it is the one thing
/// that is wrong.
/// </summary>
internal sealed class SoundWorld
{
    private const string Variant = "160";
    private const string Needed = "q";
    private const string Item = "tea_pot";
    private const string Tea = "%F0%9F%AB%96";

    public required TestUser Ada { get; init; }

    public required TestUser Ben { get; init; }

    /// <summary>Not in the group.</summary>
    public required TestUser Cleo { get; init; }

    public required Guid Group { get; init; }

    public required string Message { get; init; }

    /// <summary>Ada's message with a poll, in the group.</summary>
    public required string Poll { get; init; }

    /// <summary>Ada's, in the group.</summary>
    public required string Thread { get; init; }

    /// <summary>Ada's session that she does not ask with.</summary>
    public required string OtherSession { get; init; }

    /// <summary>Ada's.</summary>
    public required string Media { get; init; }

    /// <summary>The group's, with one emoji in it.</summary>
    public required string Set { get; init; }

    /// <summary>The URL of a file.</summary>
    public required string FileElsewhere { get; init; }

    /// <summary>Ada's, of three bytes, of which none has arrived.</summary>
    public required string Upload { get; init; }

    /// <summary>What Ada has scheduled.</summary>
    public required string Scheduled { get; init; }

    /// <summary>That Ada wants to hear of the message again.</summary>
    public required string Reminder { get; init; }

    /// <summary>An entry of Ada's.</summary>
    public required string Notification { get; init; }

    public required string SyncCursor { get; init; }

    /// <summary>Of the group's list of members, given to Ben.</summary>
    public required string CursorOfBen { get; init; }

    /// <summary>
    /// What Ada must not learn of: a group of Cleo's alone, a message and a thread in it, her session, what she uploaded and uploads, her set, what she
    /// scheduled, an entry of hers, and a reminder.
    /// </summary>
    public required (
        string Group, string Message, string Thread, string Session, string Media, string Upload, string Set, string Scheduled, string Notification, string Reminder) OfCleo
    { get; init; }

    public static async Task<SoundWorld> CreateAsync(ChatApp app)
    {
        var people = await Task.WhenAll(app.SignUp(), app.SignUp(), app.SignUp());
        var (ada, ben, cleo) = (people[0], people[1], people[2]);
        var (group, message) = await GroupOf(ada, ben);
        var (foreignGroup, foreignMessage) = await GroupOf(cleo);
        await ada.SignInAgain();
        var set = Text(await ada.Post("/sets", new { title = "Tea", kind = "emoji", conversationId = group }), "id");
        await ada.Post($"/sets/{set}/items", new { name = Item, mediaId = await app.PictureOf(ada) });
        await ben.Put($"/messages/{message}/reactions/{Tea}", new { });
        await ada.Post("/conversations", new { kind = "group", title = "Tea", memberIds = new[] { cleo.Id } });
        await app.AllIsHeard();
        await ada.Put($"/messages/{message}/follow", new { });
        return new SoundWorld
        {
            Ada = ada,
            Ben = ben,
            Cleo = cleo,
            Group = Guid.Parse(group),
            Message = message,
            Poll = await Ask(ada, group),
            Thread = await ThreadIn(group, ada),
            Media = $"{await app.PictureOf(ada)}",
            Set = set,
            FileElsewhere = app.Elsewhere.Has("/tea.txt", [.. "tea"u8]),
            Upload = $"{await ada.BeginUpload(3)}",
            Reminder = await Remind(ada, message),
            Notification = await EntryOf(ada, "reaction"),
            OtherSession = await Session(ada, isCurrent: false),
            Scheduled = await Schedule(ada, group),
            SyncCursor = Text(await ada.Post("/sync", new { }), "cursor"),
            CursorOfBen = Text(await ben.Get($"/conversations/{group}/members?limit=1"), "next"),
            OfCleo = (foreignGroup, foreignMessage, await ThreadIn(foreignGroup, cleo), await Session(cleo, isCurrent: true), Text(await cleo.Upload("tea"), "id"), $"{await cleo.BeginUpload(3)}",
                Text(await cleo.Post("/sets", new { title = "Tea", kind = "emoji" }), "id"),
                await Schedule(cleo, foreignGroup), await EntryOf(cleo, "added"), await Remind(cleo, foreignMessage)),
        };
    }

    /// <summary>The value for a parameter in a path.</summary>
    public string Id(string parameter) => parameter switch
    {
        "conversationId" => Group.ToString(),
        "messageId" => Message,
        "threadId" => Thread,
        "mediaId" => Media,
        "uploadId" => Upload,
        "setId" => Set,
        "itemName" => Item,
        "name" => Variant,
        "scheduledId" => Scheduled,
        "emoji" => Tea,
        "notificationId" => Notification,
        "reminderId" => Reminder,
        "sessionId" => OtherSession,
        "userId" => Ben.Id.ToString(),
        _ => throw new InvalidOperationException($"No sound value is known for the path parameter \"{parameter}\"; add it here."),
    };

    /// <summary>Something that exists and is not Ada's to see; null for people, whom everybody may see.</summary>
    public string? IdOfOthers(ApiOperation operation, string parameter) => parameter switch
    {
        "conversationId" => OfCleo.Group,
        "messageId" => OfCleo.Message,
        "threadId" => OfCleo.Thread,
        "mediaId" => OfCleo.Media,
        "uploadId" => OfCleo.Upload,
        "setId" => OfCleo.Set,
        "sessionId" => OfCleo.Session,
        "scheduledId" => OfCleo.Scheduled,
        "notificationId" => OfCleo.Notification,
        "reminderId" => OfCleo.Reminder,
        "userId" when operation.Path.Contains("{conversationId}", StringComparison.Ordinal) => Cleo.Id.ToString(),
        _ => null,
    };

    /// <summary>A body with every member that there is.</summary>
    public JsonObject Body(ApiOperation operation)
    {
        var json = operation.Id switch
        {
            "signUp" => $$"""{"username":"{{Fresh()}}","email":"{{Fresh()}}@example.org","password":"{{Fresh()}}","displayName":"Dora"}""",
            "signIn" => $$"""{"login":"{{Ada.Username}}","password":"{{Ada.Password}}","code":"123456","device":"A laptop"}""",
            "changePassword" => $$"""{"currentPassword":"{{Ada.Password}}","newPassword":"{{Fresh()}}"}""",
            "updateOwnProfile" => """{"displayName":"Ada L.","bio":"Counts","status":"Drinking tea","privacy":{"showReads":false}}""",
            "startConversation" => $$"""{"kind":"group","memberIds":["{{Ben.Id}}"],"title":"Tea","description":"At four"}""",
            "updateConversation" => $$"""{"title":"Coffee","description":"At five","avatarMediaId":"{{Media}}","disappearAfter":3600}""",
            "createSet" => $$"""{"title":"Party","kind":"sticker","conversationId":"{{Group}}"}""",
            "updateSet" => """{"title":"Tea party"}""",
            "addSetItem" => $$"""{"name":"{{Fresh()}}","mediaId":"{{Media}}"}""",
            "renameSetItem" => $$"""{"name":"{{Item}}"}""",
            "setAvatar" => $$"""{"mediaId":"{{Media}}"}""",
            "addMembers" => $$"""{"userIds":["{{Cleo.Id}}"]}""",
            "changeRole" => """{"role":"moderator"}""",
            "sendMessage" => NewMessage(),
            "forwardMessage" => $$"""{"clientId":"{{Guid.NewGuid()}}","messageId":"{{Message}}","silent":true}""",
            "editMessage" => $$"""{"content":"Coffee?","allowedMentions":{"all":true,"users":["{{Ben.Id}}"] } }""",
            "startThread" => """{"title":"Who brings the cups?","description":"Six of them"}""",
            "markRepliesRead" => """{"readSeq":3}""",
            "scheduleMessage" => $$"""{"sendAt":"{{Tomorrow:O}}","message":{{NewMessage()}}}""",
            "changeScheduled" => $$"""{"sendAt":"{{Tomorrow:O}}","content":"Coffee?"}""",
            "vote" => """{"options":[1]}""",
            "setReminder" or "changeReminder" => $$"""{"remindAt":"{{Tomorrow:O}}"}""",
            "keepDraft" => $$"""{"content":"Shall we","replyToId":"{{Message}}"}""",
            "markNotificationsRead" => """{"upTo":"2026-01-31T12:00:00.000Z"}""",
            "setNotificationPreferences" => """{"quiet":["reaction","role"],"mutedUntil":"2030-01-31T12:00:00.000Z"}""",
            "setConversationNotifications" => """{"level":"mentions","mutedUntil":"2030-01-31T12:00:00.000Z"}""",
            "moveMarks" => """{"deliveredSeq":3,"readSeq":3}""",
            "importMedia" => $$"""{"url":"{{FileElsewhere}}","sensitive":true}""",
            "sync" => $$"""{"cursor":"{{SyncCursor}}","known":[{"conversationId":"{{Group}}","epoch":1,"seq":2}],"limit":100}""",
            _ => throw new InvalidOperationException($"No sound body is known for the operation \"{operation.Id}\"; add it here."),
        };
        return JsonNode.Parse(json)!.AsObject();
    }

    /// <summary>The address of an operation, with other values for some parameters than the sound ones.</summary>
    public string Path(ApiOperation operation, params (string Parameter, string Id)[] others) =>
        PathAlone(operation, others) + (operation.Queries.Any(IsNeeded) ? $"?{Needed}=tea" : "");

    /// <summary>The same with something in its query.</summary>
    public string PathWith(ApiOperation operation, string query) =>
        operation.Queries.Any(IsNeeded) && !query.StartsWith($"{Needed}=", StringComparison.Ordinal)
            ? $"{Path(operation)}&{query}"
            : $"{PathAlone(operation)}?{query}";

    // The one parameter in a query that must be there.
    private static bool IsNeeded(ApiParameter query) => query.Name == Needed;

    private string PathAlone(ApiOperation operation, params (string Parameter, string Id)[] others) =>
        operation.Parameters.Where(p => p.In == "path").Select(p => p.Name).Aggregate(
            operation.Path,
            (path, name) => path.Replace($"{{{name}}}", others.FirstOrDefault(o => o.Parameter == name).Id ?? Id(operation, name), StringComparison.Ordinal));

    /// <summary>The sound request.</summary>
    public HttpRequestMessage Request(ApiOperation operation) => Request(operation, Path(operation));

    public HttpRequestMessage Request(ApiOperation operation, string path)
    {
        if (operation.Path.StartsWith("/api/v1/uploads", StringComparison.Ordinal)) return UploadRequest(operation, path);

        return operation.IsForm
            ? new HttpRequestMessage(operation.Method, path) { Content = Form() }
            : Request(operation, path, operation.Body is null ? null : Encoding.UTF8.GetBytes(Body(operation).ToJsonString()));
    }

    public HttpRequestMessage Request(ApiOperation operation, byte[] body) => Request(operation, Path(operation), body);

    private static HttpRequestMessage Request(ApiOperation operation, string path, byte[]? body)
    {
        var content = body is null ? null : new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        return new HttpRequestMessage(operation.Method, path) { Content = content };
    }

    private static HttpRequestMessage UploadRequest(ApiOperation operation, string path)
    {
        var request = new HttpRequestMessage(operation.Method, path);
        if (operation.IsBinary) request.Content = new ByteArrayContent("tea"u8.ToArray()) { Headers = { ContentType = new("application/offset+octet-stream") } };
        foreach (var header in operation.Parameters.Where(p => p.In == "header"))
        {
            request.Headers.Add(header.Name, header.Name switch
            {
                "Tus-Resumable" => "1.0.0",
                "Upload-Length" => "3",
                "Upload-Offset" => "0",
                "Upload-Metadata" => "filename dGVhLnR4dA==",
                "Upload-Checksum" => $"sha256 {Convert.ToBase64String(SHA256.HashData("tea"u8))}",
                _ => throw new InvalidOperationException($"No sound value is known for the header \"{header.Name}\"; add it here."),
            });
        }

        return request;
    }

    private static MultipartFormDataContent Form() =>
        new() { { new ByteArrayContent("tea"u8.ToArray()), "file", "tea.txt" }, { new StringContent("true"), "sensitive" } };

    private static async Task<(string Id, string Message)> GroupOf(TestUser owner, params TestUser[] others)
    {
        var group = await owner.Post("/conversations", new { kind = "group", title = "Tea", memberIds = others.Select(o => o.Id) });
        return (Text(group, "id"), Text(await owner.Send(group.GetProperty("id").GetGuid(), "Shall we have tea?"), "id"));
    }

    private static async Task<string> ThreadIn(string group, TestUser owner) =>
        Text(await owner.Post($"/conversations/{group}/threads", new { title = "Cups" }), "id");

    private string Id(ApiOperation operation, string parameter) =>
        parameter == "messageId" && operation.Path.Contains("/poll/", StringComparison.Ordinal) ? Poll : Id(parameter);

    private static async Task<string> Ask(TestUser who, string conversation)
    {
        var poll = new { question = "What do you like?", options = new[] { new { text = "Tea" }, new { text = "Cake" } }, multiple = true };
        return Text(await who.Post($"/conversations/{conversation}/messages", new { clientId = Guid.NewGuid(), content = "", poll }), "id");
    }

    private string NewMessage() =>
        $$"""{"clientId":"{{Guid.NewGuid()}}","content":"Hello","mediaIds":["{{Media}}"],"replyToId":"{{Message}}","metadata":{"orderId":7},"locations":[{"latitude":38.7,"longitude":-9.1,"accuracy":20,"name":"Tea house"}],"contacts":[{"name":"Ben","userId":"{{Ben.Id}}","phone":"1","email":"b@c.example"}],"allowedMentions":{"users":["{{Ben.Id}}"],"all":true},"silent":true,"noPreview":true,"poll":{{NewPoll}}}""";

    private static string NewPoll =>
        $$"""{"question":"Milk?","options":[{"text":"Yes","correct":true},{"text":"No","correct":false}],"multiple":false,"anonymous":true,"closesAt":"{{Tomorrow.AddDays(1):O}}","explanation":"It is hot"}""";

    private static DateTimeOffset Tomorrow => DateTimeOffset.UtcNow.AddDays(1);

    private static async Task<string> Schedule(TestUser who, string conversation) => Text(
        await who.Post(
            $"/conversations/{conversation}/scheduled",
            new { sendAt = Tomorrow, message = new { clientId = Guid.NewGuid(), content = "Shall we have tea?" } }),
        "id");

    private static async Task<string> Remind(TestUser who, string message) =>
        Text(await who.Post($"/messages/{message}/reminders", new { remindAt = Tomorrow }), "id");

    private static async Task<string> EntryOf(TestUser user, string kind)
    {
        var entries = (await user.Get("/notifications")).GetProperty("items").EnumerateArray();
        return Text(entries.Single(e => e.GetProperty("kind").GetString() == kind), "id");
    }

    private static async Task<string> Session(TestUser user, bool isCurrent)
    {
        var sessions = (await user.Get("/sessions")).GetProperty("items").EnumerateArray();
        return Text(sessions.Single(s => s.GetProperty("current").GetBoolean() == isCurrent), "id");
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;

    private static string Fresh() => $"f{Guid.NewGuid():N}"[..20];
}
