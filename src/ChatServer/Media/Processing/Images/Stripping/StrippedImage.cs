namespace ChatServer.Media.Processing.Images.Stripping;

/// <summary>What a copy without metadata must remember of it.</summary>
/// <param name="Orientation">1 to 8, as EXIF counts; 1 is upright.</param>
internal sealed record StrippedImage(int Frames, int Orientation)
{
    /// <summary>The size that it claims, where that is told outside the pixels; else 0.</summary>
    public int Width { get; init; }

    public int Height { get; init; }
}
