namespace ChatServer.Media.Processing.Images;

/// <summary>What libvips says when it fails.</summary>
internal sealed class VipsException(string message) : Exception(message)
{
    /// <summary>The machine failed (a full disk, say), not the image.</summary>
    public bool IsOfTheSystem => Message.Contains("unix error", StringComparison.Ordinal) || Message.Contains("out of memory", StringComparison.Ordinal);
}
