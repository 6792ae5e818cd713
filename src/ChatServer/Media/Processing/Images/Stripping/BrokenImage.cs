namespace ChatServer.Media.Processing.Images.Stripping;

internal static class BrokenImage
{
    public static UnprocessableMediaException CutShort() => new("The image is cut short.");

    public static UnprocessableMediaException Malformed(Exception? cause = null) => new("The image is damaged.", cause);

    public static UnprocessableMediaException TooManyFrames(int limit) => new($"The image has more than {limit} frames.");
}
