using System.ComponentModel.DataAnnotations;

namespace ChatServer.LiveEvents;

/// <summary>Configuration section "LiveEvents".</summary>
public sealed class LiveEventOptions
{
    /// <summary>How long before an event begins those who take part are told; zero: they are not.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan RemindBefore { get; set; } = TimeSpan.FromMinutes(15);
}
