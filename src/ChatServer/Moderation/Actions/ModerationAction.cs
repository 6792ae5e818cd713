using ChatServer.Refusals;

namespace ChatServer.Moderation.Actions;

/// <summary>What is done about somebody. The names are stored, so they are for ever.</summary>
public enum ActionKind
{
    /// <summary>A message or a story of theirs was deleted.</summary>
    Deletion,

    /// <summary>They were told that this must not happen again.</summary>
    Warning,

    /// <summary>They write nothing anywhere until its end.</summary>
    Mute,

    /// <summary>They are signed out, and do not come in until its end.</summary>
    Suspension,
}

/// <summary>Something that a moderator of the server did about a person, who sees it with its reason, and may appeal once.</summary>
public sealed class ModerationAction
{
    public const int MaxReasonLength = 500;
    public const int MaxAppealLength = 2_000;

    public required Guid Id { get; init; }

    public required ActionKind Kind { get; init; }

    /// <summary>Whom it is about.</summary>
    public required Guid UserId { get; init; }

    /// <summary>Null for the server itself.</summary>
    public required Guid? ActorId { get; init; }

    public required string Reason { get; init; }

    /// <summary>The message that was deleted.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>The story that was taken back.</summary>
    public Guid? StoryId { get; init; }

    /// <summary>The report that it came of.</summary>
    public Guid? ReportId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When a mute or suspension ends; null for one without end.</summary>
    public DateTimeOffset? Until { get; init; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public Guid? UndoneById { get; private set; }

    public string? UndoneReason { get; private set; }

    public string? AppealText { get; private set; }

    public DateTimeOffset? AppealedAt { get; private set; }

    public bool? AppealAccepted { get; private set; }

    public string? AppealAnswer { get; private set; }

    public DateTimeOffset? AppealAnsweredAt { get; private set; }

    public bool IsInForce(DateTimeOffset now) =>
        Kind is ActionKind.Mute or ActionKind.Suspension && UndoneAt is null && (Until is null || Until > now);

    /// <returns>False when it was undone before.</returns>
    public bool Undo(Guid moderatorId, string reason, DateTimeOffset now)
    {
        if (UndoneAt is not null) return false;

        (UndoneAt, UndoneById, UndoneReason) = (now, moderatorId, reason);
        return true;
    }

    public void Appeal(string text, DateTimeOffset now)
    {
        if (AppealedAt is not null) throw Refusal.AlreadyAppealed();

        (AppealText, AppealedAt) = (text, now);
    }

    /// <summary>Nobody but an admin decides about what they did themselves.</summary>
    public void AnswerAppeal(Guid moderatorId, bool isAdmin, bool isAccepted, string answer, DateTimeOffset now)
    {
        if (AppealedAt is null) throw Refusal.NoAppeal();
        if (AppealAnsweredAt is not null) throw Refusal.AppealAnswered();
        if (moderatorId == ActorId && !isAdmin) throw Refusal.OwnAction();

        (AppealAccepted, AppealAnswer, AppealAnsweredAt) = (isAccepted, answer, now);
        if (isAccepted) Undo(moderatorId, answer, now);
    }
}
