using System.Text.Json;
using ChatServer.Harness;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Notifications;

/// <summary>What people say and do that others should hear of, and what these are told.</summary>
internal static class Hearing
{
    public const string Tea = "\U0001FAD6";

    public static async Task<(TestUser Ada, TestUser Ben, TestUser Cleo, Guid Group)> GroupOfThree(this ChatApp app)
    {
        var (ada, ben, cleo) = (await app.SignUp("Ada"), await app.SignUp("Ben"), await app.SignUp("Cleo"));
        return (ada, ben, cleo, await app.ConversationBetween(ada, ben, cleo));
    }

    public static async Task<Guid> Say(this TestUser who, Guid group, string content, Guid? replyToId = null) =>
        (await who.Post($"/conversations/{group}/messages", new { clientId = Guid.NewGuid(), content, replyToId })).Id("id");

    public static Task<JsonElement> ReadAll(this TestUser who, Guid group) =>
        who.Put($"/conversations/{group}/receipts/me", new { readSeq = 1_000_000 });

    /// <summary>Entries of this kind, once all is heard.</summary>
    public static async Task<List<JsonElement>> ToldOf(this ChatApp app, TestUser who, string kind)
    {
        await app.AllIsHeard();
        return [.. (await who.Get("/notifications?limit=200")).Items().Where(e => e.GetProperty("kind").GetString() == kind)];
    }

    /// <summary>Lets the server hear everything in the conversation anew, with the next thing that happens there.</summary>
    public static Task HearAnew(this ChatApp app, Guid conversationId) => app.WithDatabase(db => db.Database.ExecuteSqlAsync(
        $"update listener_positions set seq = 0 where conversation_id = {conversationId} and listener = 'notifications'"));
}
