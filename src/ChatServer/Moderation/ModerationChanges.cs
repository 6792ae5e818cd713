using ChatServer.Changes;

namespace ChatServer.Moderation;

/// <summary>What a person's own list records about keeping order.</summary>
public static class ModerationChanges
{
    /// <summary>A report of the person's was made or decided; its id is the subject.</summary>
    public static readonly UserChangeKind ReportUpdated = new(130, "report.updated");

    /// <summary>Something was done about the person, undone, or an appeal of theirs was made or answered; the action's id is the subject.</summary>
    public static readonly UserChangeKind ActionUpdated = new(131, "action.updated");

    public static IEnumerable<UserChangeKind> Listed => [ReportUpdated, ActionUpdated];
}
