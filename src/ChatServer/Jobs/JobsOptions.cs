using System.ComponentModel.DataAnnotations;

namespace ChatServer.Jobs;

/// <summary>Configuration section "Jobs".</summary>
public sealed class JobsOptions
{
    /// <summary>Whether a server does heavy jobs itself. Otherwise workers do ("ChatServer work"); without any, uploads wait.</summary>
    public bool Heavy { get; set; } = true;

    /// <summary>After so long without a sign of life a job is somebody else's.</summary>
    [Range(typeof(TimeSpan), "00:00:03", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often to look for jobs that other processes added; 2 seconds for a worker, for which all come from others, and a minute for a server.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan? LookEvery { get; set; }
}
