using System.Buffers;
using System.Security.Cryptography;
using ChatServer.Refusals;

namespace ChatServer.Media.Storage;

/// <summary>Brings content that arrives piece by piece to the disk, hashed on its way and never whole in memory.</summary>
public sealed class Staging(string directory)
{
    private const int BufferBytes = 64 * 1024;

    // What has ended since it was listed tells this time.
    private static readonly DateTime Gone = DateTime.FromFileTimeUtc(0);

    private readonly string _directory = Directory.CreateDirectory(directory).FullName;

    /// <summary>A name for a file that does not exist yet.</summary>
    public string NewPath() => Path.Combine(_directory, Guid.NewGuid().ToString("N"));

    /// <summary>A directory for what is made of a file.</summary>
    public DirectoryInfo NewDirectory() => Directory.CreateDirectory(NewPath());

    /// <summary>Returns when the content is flushed to the disk.</summary>
    /// <param name="maxBytes">How much is allowed of the content type.</param>
    /// <exception cref="RefusalException">It is empty or too large.</exception>
    public async Task<StagedFile> StageAsync(Stream content, Func<string, long> maxBytes, CancellationToken cancellation)
    {
        var path = NewPath();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            return await StageAsync(content, path, buffer, maxBytes, cancellation);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Takes in a file that is in the staging directory already.</summary>
    public static async Task<StagedFile> TakeAsync(string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var head = new byte[ContentTypeDetector.HeadBytes];
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        file.Position = 0;
        var hash = await SHA256.HashDataAsync(file, cancellation);
        file.Flush(flushToDisk: true);
        return new StagedFile(path, hash, file.Length, ContentTypeDetector.Detect(head.AsSpan(0, read)));
    }

    /// <summary>Removes what was left behind when a server was killed.</summary>
    public void Sweep(DateTime olderThanUtc)
    {
        foreach (var path in Directory.EnumerateFiles(_directory))
            if (File.GetLastWriteTimeUtc(path) < olderThanUtc) File.Delete(path);
        foreach (var path in Directory.EnumerateDirectories(_directory))
            if (Directory.GetLastWriteTimeUtc(path) is var time && time > Gone && time < olderThanUtc) Directory.Delete(path, recursive: true);
    }

    private static async Task<StagedFile> StageAsync(
        Stream content, string path, byte[] buffer, Func<string, long> maxBytes, CancellationToken cancellation)
    {
        var read = await content.ReadAtLeastAsync(buffer, ContentTypeDetector.HeadBytes, throwOnEndOfStream: false, cancellation);
        if (read == 0) throw Refusal.InvalidRequest("file", "It is empty.");

        var contentType = ContentTypeDetector.Detect(buffer.AsSpan(0, Math.Min(read, ContentTypeDetector.HeadBytes)));
        var most = maxBytes(contentType);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        long bytes = 0;
        while (read > 0)
        {
            bytes += read;
            if (bytes > most) throw Refusal.MediaTooLarge(most);

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            read = await content.ReadAsync(buffer, cancellation);
        }

        file.Flush(flushToDisk: true);
        return new StagedFile(path, hash.GetHashAndReset(), bytes, contentType);
    }
}
