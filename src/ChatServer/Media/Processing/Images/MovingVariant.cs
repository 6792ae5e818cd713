namespace ChatServer.Media.Processing.Images;

/// <summary>An animation in a smaller size. Frames are decoded, shrunk and encoded one after the other: memory holds a few at a time.</summary>
internal static class MovingVariant
{
    private static readonly string[] WhatMoves = ["n-pages", "page-height", "delay", "loop"];

    public static ProcessedFile Save(ImageSource original, int box, string name, ImageFiles files)
    {
        using var frames = StillVariants.Shrink(original, box, StillVariants.AllFrames);
        frames.RemoveMetadata(WhatMoves);
        return files.Webp(frames, name);
    }
}
