namespace ChatServer.Notifications;

/// <summary>What in a conversation a person wants to be disturbed by.</summary>
public enum NotificationLevel
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>Being mentioned or answered.</summary>
    Mentions,

    /// <summary>Nothing.</summary>
    Nothing,
}
