namespace ChatServer.Media.Storage;

/// <summary>A whole file on this machine's disk that nobody keeps yet; disposing it removes what was not kept.</summary>
/// <param name="Path">In the staging directory; its name was made by the server.</param>
/// <param name="Hash">SHA-256 of the content.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ContentType">As its first bytes say.</param>
public sealed record StagedFile(string Path, byte[] Hash, long Bytes, string ContentType) : IDisposable
{
    public void Dispose() => File.Delete(Path);
}
