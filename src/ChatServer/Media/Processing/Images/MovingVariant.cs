namespace ChatServer.Media.Processing.Images;

/// <summary>An animation in a smaller size, decoded, shrunk and encoded frame by frame.</summary>
internal static class MovingVariant
{
    private static readonly string[] WhatMoves = ["n-pages", "page-height", "delay", "loop"];

    public static ProcessedFile Save(ImageSource original, int box, string name, ImageFiles files)
    {
        using var frames = Shrink.File(original, box, Shrink.AllFrames);
        frames.RemoveMetadata(WhatMoves);
        return files.Webp(frames, name);
    }
}
