using ChatServer.Changes;
using ChatServer.Messages;

namespace ChatServer.Media;

/// <summary>What the log records when a media that is in a message has been processed: a change of the message that shows it.</summary>
public static class MediaChanges
{
    public static readonly ChangeKind Ready = new(20, "media.ready", MessageChanges.Sent.Subject);
    public static readonly ChangeKind Failed = new(21, "media.failed", MessageChanges.Sent.Subject);

    /// <summary>The same of what is in no message yet, in its owner's own list.</summary>
    public static readonly UserChangeKind OwnReady = new(30, "media.ready");
    public static readonly UserChangeKind OwnFailed = new(31, "media.failed");

    public static IEnumerable<ChangeKind> All => [Ready, Failed];

    public static IEnumerable<UserChangeKind> Listed => [OwnReady, OwnFailed];
}
