using System.ComponentModel.DataAnnotations;

namespace ChatServer.Media.Processing.Documents;

/// <summary>Configuration section "Media:Documents".</summary>
internal sealed class DocumentOptions
{
    /// <summary>For counting the pages, and again for drawing the first.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MaxStepTime { get; set; } = TimeSpan.FromSeconds(30);
}
