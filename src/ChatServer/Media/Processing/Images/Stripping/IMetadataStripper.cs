namespace ChatServer.Media.Processing.Images.Stripping;

/// <summary>Copies an image part by part, leaving out everything that does not make pixels: EXIF, XMP, IPTC, comments, previews, what follows the end.</summary>
/// <remarks>What is kept is listed, not what is dropped, so that nothing unknown gets through. No pixel is decoded.</remarks>
internal interface IMetadataStripper
{
    /// <exception cref="UnprocessableMediaException">It is cut short, is not built as its kind is, or has too many frames.</exception>
    StrippedImage Copy(ReadOnlySpan<byte> image, Stream output, int maxFrames);
}
