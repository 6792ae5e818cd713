using ChatServer.Media.Processing;

namespace ChatServer.Media;

internal static class MediaKinds
{
    /// <summary>What a file of this type is to people before anything is made of it.</summary>
    public static MediaKind Of(string contentType) => contentType.Split('/')[0] switch
    {
        "image" => MediaKind.Image,
        "video" => MediaKind.Video,
        "audio" => MediaKind.Audio,
        _ => MediaKind.File,
    };
}
