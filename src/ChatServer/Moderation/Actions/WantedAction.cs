using ChatServer.Http;
using ChatServer.Refusals;

namespace ChatServer.Moderation.Actions;

/// <summary>What is to be done about somebody, checked.</summary>
/// <param name="Kind">What.</param>
/// <param name="Reason">Why.</param>
/// <param name="MessageId">The message to delete.</param>
/// <param name="Until">When it ends.</param>
/// <param name="StoryId">The story to delete.</param>
public sealed record WantedAction(ActionKind Kind, string Reason, Guid? MessageId, DateTimeOffset? Until, Guid? StoryId = null)
{
    public static WantedAction Parse(ActionKind kind, string reason, Guid? messageId, DateTimeOffset? until, Guid? storyId = null)
    {
        if (until is not null && kind is not (ActionKind.Mute or ActionKind.Suspension))
            throw Refusal.InvalidRequest("until", "Only a mute or a suspension has an end.");

        return new WantedAction(kind, reason, messageId, until?.CutToMilliseconds(), storyId);
    }

    public void RequireInTime(DateTimeOffset now)
    {
        if (Until <= now) throw Refusal.InvalidRequest("until", "It must be in the future.");
    }
}
