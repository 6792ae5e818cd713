using System.ComponentModel.DataAnnotations;

namespace ChatServer.Notifications;

/// <summary>What you want to be disturbed by. Everything is listed all the same.</summary>
/// <param name="Quiet">Kinds that never disturb you.</param>
/// <param name="MutedUntil">Until then nothing disturbs you anywhere, but for reminders; null if you are not muted.</param>
/// <param name="Conversations">What you chose for single conversations; in others everything disturbs you.</param>
public sealed record PreferencesView(
    IReadOnlyList<NotificationKind> Quiet, DateTimeOffset? MutedUntil, IReadOnlyList<ConversationPreferencesView> Conversations);

/// <summary>What in a conversation you want to be disturbed by.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Level">all; mentions: only by being mentioned or answered, and by what an event itself tells; or nothing.</param>
/// <param name="MutedUntil">Until then nothing disturbs you; null if it is not muted.</param>
public sealed record ConversationPreferencesView(Guid ConversationId, NotificationLevel Level, DateTimeOffset? MutedUntil);

/// <summary>What you do not want to be disturbed by, in any conversation. It replaces what was there.</summary>
/// <param name="Quiet">Kinds that never disturb you.</param>
/// <param name="MutedUntil">Until then nothing disturbs you anywhere, but for reminders; null or in the past: you are not muted.</param>
public sealed record SetPreferencesRequest(
    [MaxLength(SetPreferences.MaxQuiet)] IReadOnlyList<NotificationKind> Quiet, DateTimeOffset? MutedUntil = null);

/// <summary>What in this conversation you want to be disturbed by.</summary>
/// <param name="Level">all; mentions: only by being mentioned or answered, and by what an event itself tells; or nothing.</param>
/// <param name="MutedUntil">Until then nothing disturbs you; null or in the past: it is not muted.</param>
public sealed record SetConversationPreferencesRequest(NotificationLevel Level, DateTimeOffset? MutedUntil = null);
