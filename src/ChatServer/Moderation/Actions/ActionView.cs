using System.Text.Json.Serialization;

namespace ChatServer.Moderation.Actions;

/// <summary>Something that was done about a person.</summary>
/// <param name="Id">The action's id.</param>
/// <param name="Kind">deletion, warning, mute or suspension.</param>
/// <param name="UserId">Whom it is about.</param>
/// <param name="Reason">Why, for the person to read; at most 500 characters.</param>
/// <param name="MessageId">The message that was deleted.</param>
/// <param name="StoryId">The story that was deleted.</param>
/// <param name="At">When.</param>
/// <param name="Until">When a mute or suspension ends; null for one without end.</param>
/// <param name="UndoneAt">When it was taken back; null if it was not. A text that was deleted does not come back.</param>
/// <param name="UndoneReason">Why it was taken back.</param>
/// <param name="Appeal">What the person says against it; null if nothing.</param>
public sealed record ActionView(
    Guid Id,
    ActionKind Kind,
    Guid UserId,
    string Reason,
    Guid? MessageId,
    Guid? StoryId,
    DateTimeOffset At,
    DateTimeOffset? Until,
    DateTimeOffset? UndoneAt,
    string? UndoneReason,
    AppealView? Appeal)
{
    /// <summary>Which moderator did it; only for moderators, and absent where the server did it by itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ActorId { get; init; }

    /// <summary>Which report it came of; only for moderators, and absent where there was none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ReportId { get; init; }

    public static ActionView Of(ModerationAction a) => new(
        a.Id, a.Kind, a.UserId, a.Reason, a.MessageId, a.StoryId, a.At, a.Until, a.UndoneAt, a.UndoneReason, AppealView.Of(a));

    public static ActionView ForStaff(ModerationAction a) => Of(a) with { ActorId = a.ActorId, ReportId = a.ReportId };
}

/// <summary>What somebody says against what was done about them.</summary>
/// <param name="Objection">What they say; at most 2,000 characters.</param>
/// <param name="At">When.</param>
/// <param name="Accepted">Whether they were right; null until it is decided.</param>
/// <param name="Answer">Why.</param>
/// <param name="AnsweredAt">When it was decided.</param>
public sealed record AppealView(string Objection, DateTimeOffset At, bool? Accepted, string? Answer, DateTimeOffset? AnsweredAt)
{
    public static AppealView? Of(ModerationAction a) =>
        a.AppealedAt is { } at ? new(a.AppealText!, at, a.AppealAccepted, a.AppealAnswer, a.AppealAnsweredAt) : null;
}
