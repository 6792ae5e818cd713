namespace ChatServer.Media.Processing.Recordings;

/// <summary>A size in pixels.</summary>
internal readonly record struct Box(int Width, int Height)
{
    /// <summary>The largest size of the same shape whose sides are within these; never larger than it is, and even, as encoders want it.</summary>
    public static Box Within(int width, int height, int longSide, int shortSide)
    {
        var scale = Math.Min(1, Math.Min((double)longSide / Math.Max(width, height), (double)shortSide / Math.Min(width, height)));
        return new(Even(width * scale), Even(height * scale));
    }

    private static int Even(double side) => Math.Max(2, (int)Math.Round(side / 2) * 2);
}
