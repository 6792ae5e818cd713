using System.Text.Json;

namespace ChatServer.Tests.Schedules;

/// <summary>How a <see cref="ModelServer"/> writes what it knows, in the shapes of the API as far as a client state reads them.</summary>
internal static class ModelViews
{
    public static JsonElement Json(object view) => JsonSerializer.SerializeToElement(view);

    public static object Conversation(ModelConversation c, int epoch) =>
        new { id = c.Id, epoch, headSeq = c.HeadSeq, kind = "group", parentId = "", title = c.Title, description = "", topic = "", @public = false, avatar = "", disappearAfter = "", rules = "", ownerId = "", createdAt = "", closedAt = "", archived = "", markedUnread = "" };

    public static object Message(ModelMessage m) =>
        new { id = m.Id, seq = m.Seq, senderId = m.SenderId, content = m.Content, deletedAt = m.Content is null ? "once" : null };

    public static object Card(Guid userId, long version) => new { id = userId, displayName = version, version };

    public static object Member(Guid userId, ModelMember m, long card) => new
    {
        userId,
        role = m.Role,
        joinedAt = "",
        joinedSeq = m.JoinedSeq,
        silencedUntil = "",
        leftSeq = m.LeftSeq,
        user = Card(userId, card),
    };

    public static object Marks(ModelConversation c, Guid userId) =>
        new { conversationId = c.Id, userId, deliveredSeq = c.Members[userId].Delivered, readSeq = c.Members[userId].Read };

    /// <summary>A change, with its subject as it is now.</summary>
    public static Dictionary<string, object> Change(ModelConversation c, int epoch, long seq)
    {
        var (kind, messageSeq, userId) = c.Log[(int)seq - 1];
        var change = new Dictionary<string, object> { ["conversationId"] = c.Id, ["epoch"] = epoch, ["seq"] = seq, ["kind"] = kind };
        if (messageSeq is { } message) change["message"] = Message(c.Messages[message]);
        else if (userId is { } user) change["member"] = Member(user, c.Members[user], card: 0);
        else change["conversation"] = new { kind = "group", parentId = "", title = c.Title, description = "", topic = "", @public = false, avatar = "", disappearAfter = "", rules = "", ownerId = "", createdAt = "", closedAt = "", deletedAt = (string?)null };
        return change;
    }
}
