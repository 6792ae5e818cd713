using System.ComponentModel.DataAnnotations;

namespace ChatServer.AccessLog;

/// <summary>Configuration section "AccessLog".</summary>
public sealed class AccessLogOptions
{
    /// <summary>Whether reading is recorded as well: moving one's read mark, or reading the history. Without it only what clients ask for is.</summary>
    public bool RecordReading { get; set; }

    /// <summary>Reading is recorded for each person and conversation at most this often.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "365.00:00:00")]
    public TimeSpan ReadingEvery { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long entries are kept; for ever without.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan? KeepFor { get; set; }
}
