using System.ComponentModel.DataAnnotations;

namespace ChatServer.Messages.Writing;

/// <summary>Configuration section "Writing".</summary>
public sealed class WritingOptions
{
    /// <summary>How many groups may be committed side by side; each lane holds one database connection.</summary>
    /// <remarks>
    /// Two, because one group can be written while another waits or is answered; more of them make the groups smaller, and a message
    /// dearer. More pay off where a commit waits long, as for a standby far away.
    /// </remarks>
    [Range(1, 64)]
    public int Lanes { get; set; } = 2;

    /// <summary>How many sends may wait in a lane before more are refused.</summary>
    [Range(1_000, 100_000)]
    public int QueueLength { get; set; } = 2_000;

    /// <summary>How many messages one transaction may hold.</summary>
    [Range(1, 5_000)]
    public int GroupSize { get; set; } = 500;

    /// <summary>After this long a caller is told that the outcome is not known; the commit goes on.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(10);
}
