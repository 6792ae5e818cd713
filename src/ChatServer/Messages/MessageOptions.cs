namespace ChatServer.Messages;

/// <summary>Configuration section "Messages".</summary>
public sealed class MessageOptions
{
    /// <summary>How long after sending a message may be edited.</summary>
    public TimeSpan EditWindow { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long after sending a message may be taken back by its sender. Moderators have no limit.</summary>
    public TimeSpan UnsendWindow { get; set; } = TimeSpan.FromHours(24);
}
