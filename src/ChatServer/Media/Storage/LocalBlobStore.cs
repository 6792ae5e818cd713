using ChatServer.Persistence.Embedded;

namespace ChatServer.Media.Storage;

/// <summary>Content on this machine's disk: a file is there whole, or not at all.</summary>
public sealed class LocalBlobStore(string root) : IBlobStore
{
    private readonly string _root = Directory.CreateDirectory(root).FullName;

    public Task PutAsync(StagedFile file, CancellationToken cancellation)
    {
        var path = PathOf(file.Hash);
        var directory = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(directory))
        {
            Directory.CreateDirectory(directory);
            Libc.FlushDirectory(_root);
        }

        // Its bytes were flushed when it was staged; the name is safe once the directory is.
        File.Move(file.Path, path, overwrite: true);
        Libc.FlushDirectory(directory);
        return Task.CompletedTask;
    }

    public Task<Stream> OpenAsync(byte[] hash, CancellationToken cancellation) => Task.FromResult<Stream>(new FileStream(
        PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous));

    public Task<string> PathOfAsync(byte[] hash, string directory, CancellationToken cancellation) => Task.FromResult(PathOf(hash));

    public Task DeleteAsync(byte[] hash, CancellationToken cancellation)
    {
        try
        {
            File.Delete(PathOf(hash));
        }
        catch (DirectoryNotFoundException)
        {
            // It was never put.
        }

        return Task.CompletedTask;
    }

    /// <summary>Nothing to do: content comes by a rename, and so whole.</summary>
    public Task SweepAsync(DateTimeOffset before, CancellationToken cancellation) => Task.CompletedTask;

    // Two digits make 256 directories, so that none of them holds everything.
    private string PathOf(byte[] hash)
    {
        var name = Convert.ToHexStringLower(hash);
        return Path.Combine(_root, name[..2], name);
    }
}
