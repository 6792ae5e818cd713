using System.ComponentModel.DataAnnotations;

namespace ChatServer.SecurityEvents;

/// <summary>Configuration section "SecurityEvents".</summary>
public sealed class SecurityEventsOptions
{
    /// <summary>How long events are kept.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(365);
}
