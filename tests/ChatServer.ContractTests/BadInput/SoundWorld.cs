using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatServer.Harness;
using ChatServer.Users;

namespace ChatServer.ContractTests.BadInput;

/// <summary>
/// Ada's group with Ben in it, and a request of hers for every operation that succeeds; so whatever else is put into it is the one thing
/// that is wrong.
/// </summary>
internal sealed class SoundWorld
{
    private const string Question = "Shall we have tea?";
    private const string Variant = "160";
    private const string Needed = "q";
    private const string Item = "tea_pot";
    private const string Tea = "%F0%9F%AB%96";

    public required TestUser Ada { get; init; }

    public required TestUser Ben { get; init; }

    /// <summary>Not in the group.</summary>
    public required TestUser Cleo { get; init; }

    /// <summary>Of a link to the group.</summary>
    public required string Link { get; init; }

    /// <summary>What that link lets people in with.</summary>
    public required string Token { get; init; }

    /// <summary>A group of Cleo's that Ada is invited to.</summary>
    public required string Inviting { get; init; }

    /// <summary>A group of Cleo's that Ada asks to come into.</summary>
    public required string Deciding { get; init; }

    /// <summary>Invited to the group.</summary>
    public required TestUser Emil { get; init; }

    /// <summary>Asks to come into the group.</summary>
    public required TestUser Fay { get; init; }

    /// <summary>Banned from the group, and in no conversation with anybody.</summary>
    public required TestUser Dan { get; init; }

    public required Guid Group { get; init; }

    public required string Message { get; init; }

    /// <summary>Ada's.</summary>
    public required string Channel { get; init; }

    /// <summary>Ada's, with Ben as a co-host.</summary>
    public required string CalendarToken { get; init; }

    public required string Event { get; init; }

    /// <summary>Ada's message with a poll, in her event.</summary>
    public required string EventPoll { get; init; }

    /// <summary>Of Ada's event.</summary>
    public required string Reward { get; init; }

    /// <summary>Ben's, of that reward.</summary>
    public required string Redemption { get; init; }

    /// <summary>Ada's, which is live.</summary>
    public required string LiveEvent { get; init; }

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

    /// <summary>Ben's, for Ada.</summary>
    public required string StoryOfBen { get; init; }

    /// <summary>Ada's, for Ben.</summary>
    public required string Story { get; init; }

    public required SoundOrder Order { get; init; }

    public required string SyncCursor { get; init; }

    /// <summary>Of the group's list of members, given to Ben.</summary>
    public required string CursorOfBen { get; init; }

    /// <summary>
    /// What Ada must not learn of: a group of Cleo's alone, a message and a thread in it, her session, what she uploaded and uploads, her set, what she
    /// scheduled, an entry of hers, a reminder, a story and an event.
    /// </summary>
    public required (
        string Group, string Message, string Thread, string Session, string Media, string Upload, string Set, string Scheduled, string Notification, string Reminder, string Story, string Event) OfCleo
    { get; init; }

    public static async Task<SoundWorld> CreateAsync(ChatApp app)
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.SignUp()));
        var (ada, ben, cleo, dan, emil, fay) = (people[0], people[1], people[2], people[3], people[4], people[5]);
        var (group, message) = await GroupOf(ada, ben);
        var (foreignGroup, foreignMessage) = await GroupOf(cleo);
        await ada.SignInAgain();
        await ada.Put($"/conversations/{group}/bans/{dan.Id}", new { });
        await ada.Put($"/conversations/{group}/invitations/{emil.Id}", new { });
        await AskIn(fay, ada, group);
        var (inviting, deciding) = ((await GroupOf(cleo)).Id, (await GroupOf(cleo)).Id);
        await cleo.Put($"/conversations/{inviting}/invitations/{ada.Id}", new { });
        await AskIn(ada, cleo, deciding);
        var link = await ada.Post($"/conversations/{group}/links", new { });
        var set = Text(await ada.Post("/sets", new { title = "Tea", kind = "emoji", conversationId = group }), "id");
        await ada.Post($"/sets/{set}/items", new { name = Item, mediaId = await app.PictureOf(ada) });
        await ben.Put($"/messages/{message}/reactions/{Tea}", new { });
        await ada.Post("/conversations", new { kind = "group", title = "Tea", memberIds = new[] { cleo.Id } });
        await BefriendAsync(ada, ben, cleo, dan);
        var liveEvent = await EventOf(ada, ben);
        foreach (var rich in (TestUser[])[ada, ben])
            await ada.Post($"/events/{liveEvent}/rewards/grants", new { clientId = Guid.NewGuid(), userId = rich.Id, points = 1_000_000, reason = "Tea" });
        var reward = Text(await ada.Post($"/events/{liveEvent}/rewards", new { title = "Tea", cost = 1 }), "id");
        await app.AllIsHeard();
        var order = await OrderAsync(app, ada, ben, cleo, message);
        await ada.Put($"/messages/{message}/follow", new { });
        return new SoundWorld
        {
            Ada = ada,
            Ben = ben,
            Cleo = cleo,
            Dan = dan,
            Emil = emil,
            Fay = fay,
            Inviting = inviting,
            Deciding = deciding,
            Link = Text(link.GetProperty("link"), "id"),
            Token = Text(link, "token"),
            CalendarToken = Text(await ada.Put("/users/me/calendar", new { }), "url").Split('/')[^1],
            Group = Guid.Parse(group),
            Message = message,
            Channel = Text(await ada.Post("/conversations", new { kind = "channel", title = "Tea", @public = true, memberIds = Array.Empty<Guid>() }), "id"),
            Event = liveEvent,
            EventPoll = await Ask(ada, liveEvent),
            Reward = reward,
            Redemption = Text(await ben.Post($"/events/{liveEvent}/rewards/{reward}/redemptions", new { clientId = Guid.NewGuid() }), "id"),
            LiveEvent = Text(await ada.Post($"/events/{await EventOf(ada)}/start"), "id"),
            Poll = await Ask(ada, group),
            Thread = await ThreadIn(group, ada),
            Media = $"{await app.PictureOf(ada)}",
            Set = set,
            FileElsewhere = app.Elsewhere.Has("/tea.txt", [.. "tea"u8]),
            Upload = $"{await ada.BeginUpload(3)}",
            Reminder = await Remind(ada, message),
            Notification = await EntryOf(ada, "reaction"),
            StoryOfBen = Text(await ben.PostStory("Tea", ada), "id"),
            Story = Text(await ada.PostStory("Tea", ben), "id"),
            Order = order,
            OtherSession = await Session(ada, isCurrent: false),
            Scheduled = await Schedule(ada, group),
            SyncCursor = Text(await ada.Post("/sync", new { }), "cursor"),
            CursorOfBen = Text(await ben.Get($"/conversations/{group}/members?limit=1"), "next"),
            OfCleo = (foreignGroup, foreignMessage, await ThreadIn(foreignGroup, cleo), await Session(cleo, isCurrent: true), Text(await cleo.Upload("tea"), "id"), $"{await cleo.BeginUpload(3)}",
                Text(await cleo.Post("/sets", new { title = "Tea", kind = "emoji" }), "id"),
                await Schedule(cleo, foreignGroup), await EntryOf(cleo, "added"), await Remind(cleo, foreignMessage),
                Text(await cleo.Post("/stories", new { clientId = Guid.NewGuid(), content = "Tea", audience = new { kind = "directs" } }), "id"), await EventOf(cleo)),
        };
    }

    /// <summary>The value for a parameter in a path.</summary>
    public string Id(string parameter) => parameter switch
    {
        "conversationId" => Group.ToString(),
        "channelId" => Channel,
        "messageId" => Message,
        "eventId" => Event,
        "rewardId" => Reward,
        "redemptionId" => Redemption,
        "threadId" => Thread,
        "mediaId" => Media,
        "uploadId" => Upload,
        "setId" => Set,
        "itemName" => Item,
        "name" => Variant,
        "scheduledId" => Scheduled,
        "linkId" => Link,
        "token" => Token,
        "calendarToken" => CalendarToken,
        "emoji" => Tea,
        "notificationId" => Notification,
        "reminderId" => Reminder,
        "storyId" => StoryOfBen,
        "sessionId" => OtherSession,
        "userId" => Ben.Id.ToString(),
        _ => throw new InvalidOperationException($"No sound value is known for the path parameter \"{parameter}\"; add it here."),
    };

    /// <summary>Something that exists and is not Ada's to see; null for people, whom everybody may see.</summary>
    public string? IdOfOthers(ApiOperation operation, string parameter) => parameter switch
    {
        "conversationId" => OfCleo.Group,
        "channelId" => OfCleo.Group,
        "eventId" => OfCleo.Event,
        "messageId" => OfCleo.Message,
        "threadId" => OfCleo.Thread,
        "mediaId" => OfCleo.Media,
        "uploadId" => OfCleo.Upload,
        "setId" => OfCleo.Set,
        "sessionId" => OfCleo.Session,
        "scheduledId" => OfCleo.Scheduled,
        "notificationId" => OfCleo.Notification,
        "reminderId" => OfCleo.Reminder,
        "userId" when operation.Id is "banMember" or "invitePerson" => null,
        "storyId" => OfCleo.Story,
        "reportId" when !operation.Path.Contains("/moderation/", StringComparison.Ordinal) => Order.ReportOfCleo,
        "actionId" when !operation.Path.Contains("/moderation/", StringComparison.Ordinal) => Order.ActionAboutBen,
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
            "updateOwnProfile" => """{"displayName":"Ada L.","bio":"Counts","status":"Drinking tea","privacy":{"showReads":false,"find":"contacts","write":"contacts","add":"contacts","lastSeen":"contacts","avatar":"nobody"}}""",
            "startConversation" => $$"""{"kind":"channel","memberIds":["{{Ben.Id}}"],"title":"Tea","description":"At four","topic":"tea","public":true}""",
            "updateConversation" => $$"""{"title":"Coffee","description":"At five","topic":"coffee","public":true,"avatarMediaId":"{{Media}}","disappearAfter":3600}""",
            "changeRules" => """{"post":"member","reply":"member","react":"member","add":"admin","pin":"moderator","changeInfo":"admin","mentionAll":"moderator","readOnly":false,"joinApproval":false,"historyHidden":true,"slowMode":30}""",
            "createLink" => $$"""{"expiresAt":"{{Tomorrow:O}}","maxUses":10}""",
            "pinConversations" => $$"""{"conversationIds":["{{Group}}"]}""",
            "banMember" => $$"""{"reason":"Advertising","until":"{{Tomorrow:O}}"}""",
            "silenceMember" => $$"""{"until":"{{Tomorrow:O}}"}""",
            "createSet" => $$"""{"title":"Party","kind":"sticker","conversationId":"{{Group}}"}""",
            "updateSet" => """{"title":"Tea party"}""",
            "addSetItem" => $$"""{"name":"{{Fresh()}}","mediaId":"{{Media}}"}""",
            "renameSetItem" => $$"""{"name":"{{Item}}"}""",
            "report" => $$"""{"kind":"message","subjectId":"{{Message}}","category":"spam","comment":"Again","contentHash":"{{SoundOrder.HashOf(Question)}}"}""",
            "takeAction" => $$"""{"kind":"mute","reason":"Too loud","subjectId":"{{Ben.Id}}","until":"{{Tomorrow:O}}"}""",
            "resolveReport" => $$"""{"reason":"Too loud","action":"mute","until":"{{Tomorrow:O}}"}""",
            "undoAction" => """{"reason":"Enough"}""",
            "appeal" => """{"objection":"It was not me"}""",
            "answerAppeal" => """{"accept":false,"answer":"It was"}""",
            "appealSuspension" => $$"""{"login":"{{Order.Suspended.Username}}","password":"{{Order.Suspended.Password}}","objection":"It was not me"}""",
            "addFilter" or "replaceFilter" => SoundOrder.Rule,
            "tryFilters" => $$"""{"content":"{{Question}}","userId":"{{Ben.Id}}","media":true}""",
            "changeServerRole" => $$"""{"role":"moderator","password":"{{Ada.Password}}"}""",
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
            "postStory" => $$"""{"clientId":"{{Guid.NewGuid()}}","audience":{"kind":"people","userIds":["{{Ben.Id}}"]},"content":"Tea at four","mediaId":"{{Media}}"}""",
            "replyToStory" => $$"""{"clientId":"{{Guid.NewGuid()}}","content":"Save me a cup"}""",
            "scheduleEvent" => $$"""{"title":"Tea tasting","description":"Of the first flush","topic":"tea","streamUrl":"https://example.org/tea.m3u8","scheduledAt":"{{Tomorrow:O}}","scheduledEndAt":"{{Tomorrow.AddHours(1):O}}","visibility":"members","groupId":"{{Group}}","capacity":50}""",
            "updateEvent" => $$"""{"title":"Tea party","description":"At five","topic":"party","streamUrl":"https://example.org/party.m3u8","scheduledAt":"{{Tomorrow:O}}","scheduledEndAt":"{{Tomorrow.AddHours(2):O}}","visibility":"public","capacity":60}""",
            "joinEvent" => """{"link":"2kd1vV0dT8yQb6uI7mU0c3oXhO9ePz1rN5aWtJ4sLgE"}""",
            "setRewardRules" => """{"joined":{"points":10},"watched":{"points":1,"perEvent":60},"message":{"points":5,"perMinute":1,"perHour":20,"perEvent":50},"vote":{"points":5,"perMinute":1,"perHour":20,"perEvent":50},"answer":{"points":5,"perMinute":1,"perHour":20,"perEvent":50}}""",
            "grantPoints" => $$"""{"clientId":"{{Guid.NewGuid()}}","userId":"{{Ben.Id}}","points":5,"reason":"The best question"}""",
            "reactInEvent" => $$"""{"clientId":"{{Guid.NewGuid()}}","emoji":"👏","count":3}""",
            "offerReward" => """{"title":"A tin of tea","cost":100,"stock":20,"perPerson":1}""",
            "redeemReward" => $$"""{"clientId":"{{Guid.NewGuid()}}"}""",
            "closeRedemption" => """{"status":"handed"}""",
            "setStage" => $$"""{"revision":0,"playing":true,"positionMs":90000,"rate":1.5,"slide":3,"pollId":"{{EventPoll}}"}""",
            "importMedia" => $$"""{"url":"{{FileElsewhere}}","sensitive":true}""",
            "matchContacts" => """{"emails":["8f5fc1a7b1cd3d0be3b9a1b9c0a4a9f1d6cdb0a62f3f7c4f5e2f8a19d2c0b7aa"]}""",
            "askForContact" => """{"note":"We met at tea."}""",
            "updateContact" => """{"alias":"Ben from tea","favourite":true,"mutedUntil":"2030-01-31T12:00:00.000Z"}""",
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
        return (Text(group, "id"), Text(await owner.Send(group.GetProperty("id").GetGuid(), Question), "id"));
    }

    /// <summary>Ada is an admin of the server; before she became one, she was warned.</summary>
    private static async Task<SoundOrder> OrderAsync(ChatApp app, TestUser ada, TestUser ben, TestUser cleo, string message)
    {
        await app.NameAsync(cleo, ServerRole.Admin);
        var suspended = await app.SignUp();
        await SoundOrder.Act(cleo, "suspension", suspended);
        var aboutAda = await SoundOrder.Act(cleo, "warning", ada);
        await app.NameAsync(ada, ServerRole.Admin);
        return new SoundOrder(
            suspended,
            Text(await ada.Post("/reports", new { kind = "user", subjectId = ben.Id, category = "spam" }), "id"),
            Text(await ben.Post("/reports", new { kind = "message", subjectId = message, category = "spam" }), "id"),
            Text(await cleo.Post("/reports", new { kind = "user", subjectId = ben.Id, category = "spam" }), "id"),
            aboutAda,
            await SoundOrder.ActAndAppeal(cleo, "warning", ben),
            Text(await cleo.Post("/moderation/filters", JsonNode.Parse(SoundOrder.Rule)), "id"));
    }

    private static async Task AskIn(TestUser who, TestUser owner, string group)
    {
        await owner.Patch($"/conversations/{group}/rules", new { joinApproval = true });
        var link = await owner.Post($"/conversations/{group}/links", new { maxUses = 1 });
        await who.Post($"/invitations/{Text(link, "token")}/join");
    }

    /// <summary>One is a contact of Ada's, one asked her, and one was asked by her.</summary>
    private static async Task BefriendAsync(TestUser ada, TestUser contact, TestUser asker, TestUser asked)
    {
        foreach (var (who, whom) in new[] { (ada, contact), (contact, ada), (asker, ada), (ada, asked) })
            await who.Put($"/users/me/contact-requests/{whom.Id}", new { });
    }

    private static async Task<string> ThreadIn(string group, TestUser owner) =>
        Text(await owner.Post($"/conversations/{group}/threads", new { title = "Cups" }), "id");

    private string Id(ApiOperation operation, string parameter) =>
        (parameter, operation.Path) switch
        {
            ("reportId", var path) => Order.Report(path),
            ("conversationId", _) when operation.Id == "updateConversation" => Channel,
            ("actionId", var path) => Order.Action(path),
            ("eventId", _) when operation.Id is "endEvent" or "reactInEvent" => LiveEvent,
            ("filterId", _) => Order.Filter,
            ("messageId", var path) when path.Contains("/poll/", StringComparison.Ordinal) => Poll,
            ("userId", var path) when path.Contains("/invitations/", StringComparison.Ordinal) => Emil.Id.ToString(),
            ("userId", var path) when path.Contains("/requests/", StringComparison.Ordinal) => Fay.Id.ToString(),
            ("conversationId", var path) when path.Contains("/users/me/invitations/", StringComparison.Ordinal) => Inviting,
            ("conversationId", var path) when path.Contains("/users/me/join-requests/", StringComparison.Ordinal) => Deciding,
            ("userId", var path) when path.Contains("/me/contacts/", StringComparison.Ordinal) => Ben.Id.ToString(),
            ("userId", var path) when path.EndsWith("/accepted", StringComparison.Ordinal) || path.EndsWith("/refused", StringComparison.Ordinal) => Cleo.Id.ToString(),
            ("userId", var path) when path.Contains("/bans/", StringComparison.Ordinal) || path.Contains("/me/", StringComparison.Ordinal) => Dan.Id.ToString(),
            ("storyId", _) when operation.Id is "withdrawStory" or "listStoryViewers" or "takeOutViewer" => Story,
            _ => Id(parameter),
        };

    /// <summary>By its link alone.</summary>
    private static async Task<string> EventOf(TestUser host, params TestUser[] coHosts)
    {
        var id = Text(await host.Post("/events", new { title = "Tea tasting", scheduledAt = Tomorrow, visibility = "link" }), "id");
        foreach (var coHost in coHosts) await host.Put($"/events/{id}/cohosts/{coHost.Id}", new { });
        return id;
    }

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
