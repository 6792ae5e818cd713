using System.IO.MemoryMappedFiles;

namespace ChatServer.Media.Processing.Images.Stripping;

internal static class StrippedFile
{
    /// <summary>Copies a file without its metadata. It is mapped rather than read: it costs no memory of the process's own.</summary>
    public static unsafe StrippedImage Make(string from, string to, IMetadataStripper stripper, int maxFrames)
    {
        var length = checked((int)new FileInfo(from).Length);
        if (length == 0) throw BrokenImage.CutShort();

        using var file = MemoryMappedFile.CreateFromFile(from, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        using var view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        using var output = File.Create(to);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        try
        {
            return stripper.Copy(new ReadOnlySpan<byte>(start, length), output, maxFrames);
        }
        finally
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }
}
