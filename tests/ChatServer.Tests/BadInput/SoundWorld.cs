using System.Text.Json.Nodes;
using ChatServer.Tests.Harness;

namespace ChatServer.Tests.BadInput;

/// <summary>
/// Ada's group with Ben in it, and a request of hers for every operation that succeeds; so whatever else is put into it is the one thing
/// that is wrong.
/// </summary>
internal sealed class SoundWorld
{
    private readonly TestUser _cleo;
    private readonly string _messageId;
    private readonly string _sessionId;
    private readonly string _cursor;

    private SoundWorld(TestUser ada, TestUser ben, TestUser cleo, Guid group, string messageId, string sessionId, string cursor)
    {
        (Ada, Ben, Group) = (ada, ben, group);
        (_cleo, _messageId, _sessionId, _cursor) = (cleo, messageId, sessionId, cursor);
    }

    public TestUser Ada { get; }

    public TestUser Ben { get; }

    public Guid Group { get; }

    public static async Task<SoundWorld> CreateAsync(ChatApp app)
    {
        var (ada, ben, cleo) = (await app.SignUp(), await app.SignUp(), await app.SignUp());
        await ada.SignInAgain();
        var group = (await ada.Post("/conversations", new { kind = "group", title = "Tea", memberIds = new[] { ben.Id } })).GetProperty("id").GetGuid();
        var message = await ada.Send(group, "Shall we have tea?");
        var sessions = (await ada.Get("/sessions")).GetProperty("items");
        var session = sessions.EnumerateArray().Single(s => !s.GetProperty("current").GetBoolean());
        var synced = await ada.Post("/sync", new { });
        return new SoundWorld(
            ada, ben, cleo, group, message.GetProperty("id").GetString()!, session.GetProperty("id").GetString()!, synced.GetProperty("cursor").GetString()!);
    }

    /// <summary>The value for a parameter in a path.</summary>
    public string Id(string parameter) => parameter switch
    {
        "conversationId" => Group.ToString(),
        "messageId" => _messageId,
        "sessionId" => _sessionId,
        "userId" => Ben.Id.ToString(),
        _ => throw new InvalidOperationException($"No sound value is known for the path parameter \"{parameter}\"; add it here."),
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
            "updateConversation" => """{"title":"Coffee","description":"At five"}""",
            "addMembers" => $$"""{"userIds":["{{_cleo.Id}}"]}""",
            "changeRole" => """{"role":"moderator"}""",
            "sendMessage" => $$"""{"clientId":"{{Guid.NewGuid()}}","content":"Hello","mediaIds":[],"replyToId":"{{_messageId}}"}""",
            "editMessage" => """{"content":"Coffee?"}""",
            "moveMarks" => """{"deliveredSeq":3,"readSeq":3}""",
            "sync" => $$"""{"cursor":"{{_cursor}}","known":[{"conversationId":"{{Group}}","epoch":1,"seq":2}],"limit":100}""",
            _ => throw new InvalidOperationException($"No sound body is known for the operation \"{operation.Id}\"; add it here."),
        };
        return JsonNode.Parse(json)!.AsObject();
    }

    public string Path(ApiOperation operation) =>
        operation.Parameters.Where(p => p.In == "path").Aggregate(operation.Path, (path, p) => path.Replace($"{{{p.Name}}}", Id(p.Name), StringComparison.Ordinal));

    private static string Fresh() => $"f{Guid.NewGuid():N}"[..20];
}
