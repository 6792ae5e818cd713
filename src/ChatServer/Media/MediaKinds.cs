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

    /// <summary>
    /// What a file is served as when nothing looks into it: it may not be what it begins as, and a picture keeps in it where it was taken. So it
    /// goes out as what it is to us, something that a person sent, which no browser shows among pictures.
    /// </summary>
    public static string OfUnread(string contentType) => Of(contentType) == MediaKind.File ? contentType : ContentTypeDetector.Opaque;
}
