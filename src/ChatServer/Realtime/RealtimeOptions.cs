using System.ComponentModel.DataAnnotations;

namespace ChatServer.Realtime;

/// <summary>Configuration section "Realtime".</summary>
public sealed class RealtimeOptions
{
    /// <summary>A person counts as online for so long after their last socket closed: networks flap.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan PresenceLinger { get; set; } = TimeSpan.FromSeconds(30);
}
