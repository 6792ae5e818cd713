using System.Collections.Concurrent;
using ChatServer.Persistence.Embedded;
using ChatServer.Refusals;

namespace ChatServer.Media.Uploads;

/// <summary>The files of uploads that are under way, on this machine's disk, each held by one request at a time.</summary>
public sealed class UploadFiles(string directory)
{
    private readonly string _directory = Directory.CreateDirectory(directory).FullName;
    private readonly ConcurrentDictionary<Guid, Hold> _held = [];

    /// <exception cref="RefusalException">423 upload-locked: another request holds it, such as one whose connection is not known to be dead yet.</exception>
    public IDisposable Take(Guid uploadId) => TryTake(uploadId) ?? throw Refusal.UploadLocked();

    public IDisposable? TryTake(Guid uploadId)
    {
        var hold = new Hold(() => _held.TryRemove(uploadId, out _));
        return _held.TryAdd(uploadId, hold) ? hold : null;
    }

    public string PathOf(Guid uploadId) => Path.Combine(_directory, uploadId.ToString("N"));

    /// <summary>Whether the file has what is said to have arrived; it has not on another node's disk.</summary>
    public bool Has(Upload upload) => upload.Offset == 0 || (new FileInfo(PathOf(upload.Id)) is { Exists: true } file && file.Length >= upload.Offset);

    /// <summary>The file, cut to what has safely arrived; to be written from there.</summary>
    public FileStream Open(Upload upload)
    {
        var path = PathOf(upload.Id);
        var isNew = !File.Exists(path);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        if (isNew) Libc.FlushDirectory(_directory);
        file.SetLength(upload.Offset);
        file.Position = upload.Offset;
        return file;
    }

    /// <summary>A name under which the file may be moved away.</summary>
    /// <remarks>
    /// Where the file system allows it, another one than the file's own, which stays: if the server is killed between the move and the
    /// media, the upload is still whole.
    /// </remarks>
    /// <param name="uploadId">Which has arrived whole.</param>
    /// <param name="otherName">In the staging directory; there is no such file yet.</param>
    public string NameToHandOver(Guid uploadId, string otherName)
    {
        var path = PathOf(uploadId);
        if (!Libc.TryLink(path, otherName)) return path;

        File.SetLastWriteTimeUtc(otherName, DateTime.UtcNow); // Nobody left it behind: the sweep of that directory goes by the time.
        return otherName;
    }

    public void Delete(Guid uploadId) => File.Delete(PathOf(uploadId));

    private sealed class Hold(Action release) : IDisposable
    {
        public void Dispose() => release();
    }
}
