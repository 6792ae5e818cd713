using ChatServer.Http;
using ChatServer.Refusals;
using ChatServer.Users;

namespace ChatServer.Realtime;

/// <summary>Tells a conversation's members that one of them is writing. Nothing of it is stored.</summary>
internal sealed class Typing(ConversationFeeds feeds, Frames frames, TimeProvider clock)
{
    /// <summary>In larger conversations there is no typing.</summary>
    public const int MaxMembers = 200;

    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(6);

    /// <summary>Signs that follow faster are left out: clients renew them every few seconds.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public void Tell(HubSocket typist, Guid conversationId)
    {
        // The index is kept exact, so this asks no database.
        var feed = feeds.Find(conversationId);
        if (feed?.IsHeardBy(typist.UserId) != true) throw Refusal.NoSuchConversation();
        if (!(feed.MemberCount <= MaxMembers) || !feed.TryType(typist.UserId, Pause)) return;

        var expiresAt = (clock.GetUtcNow() + Lifetime).CutToMilliseconds();
        var frame = frames.Typing(new TypingEvent(conversationId, typist.UserId, expiresAt));
        var audience = feed.Audience.Where(u => u.Openness.RelationTo(typist.UserId) != Relation.Apart);
        foreach (var socket in audience.SelectMany(u => u.Sockets))
            if (socket != typist) socket.Post(frame);
    }
}
