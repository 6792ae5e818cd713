namespace ChatServer.Media.Processing.Images.Stripping;

/// <summary>Copies of an image the parts that make its pixels: no EXIF, XMP, IPTC, comment or preview, and nothing that follows the end.</summary>
/// <remarks>What is kept is listed, not what is dropped, so that nothing unknown gets through. Nothing is decoded.</remarks>
internal interface IMetadataStripper
{
    /// <exception cref="UnprocessableMediaException">It is cut short, is not built as its kind is, or has too many frames.</exception>
    StrippedImage Copy(ReadOnlySpan<byte> image, Stream output, int maxFrames);
}
