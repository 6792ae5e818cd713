using System.ComponentModel.DataAnnotations;

namespace ChatServer.Changes.Listening;

/// <summary>Configuration section "Listening".</summary>
public sealed class ListeningOptions
{
    /// <summary>
    /// The least time from one hearing of a listener to its next. What happens after a silence is heard at once; while much happens, more is
    /// heard at a time, which costs less.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan Pace { get; set; } = TimeSpan.FromMilliseconds(500);
}
