namespace ChatServer.Media.Storage;

/// <summary>Keeps content under its SHA-256. Names that people gave never become part of an address.</summary>
public interface IBlobStore
{
    /// <summary>Takes over a staged file, and returns when it survives a power failure.</summary>
    Task PutAsync(StagedFile file, CancellationToken cancellation);

    /// <summary>The content, to be read from anywhere in it.</summary>
    Task<Stream> OpenAsync(byte[] hash, CancellationToken cancellation);

    /// <summary>A file with the content, for programs that read files and change nothing in it.</summary>
    /// <param name="directory">Where to put a copy if the store has no such file.</param>
    Task<string> PathOfAsync(byte[] hash, string directory, CancellationToken cancellation);

    /// <summary>What is not there is gone already.</summary>
    Task DeleteAsync(byte[] hash, CancellationToken cancellation);

    /// <summary>Removes what was left by putting that began before this and never ended.</summary>
    Task SweepAsync(DateTimeOffset before, CancellationToken cancellation);
}
