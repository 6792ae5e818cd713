namespace ChatServer.Media.Processing;

/// <summary>Makes of one file what people are shown. Knows no database, no HTTP and no storage.</summary>
public interface IMediaProcessor
{
    /// <param name="contentType">As decided from the content, never from the name.</param>
    bool Accepts(string contentType);

    /// <summary>Writes its files into the directory.</summary>
    /// <exception cref="UnprocessableMediaException">The original is broken, hostile or beyond a limit.</exception>
    Task<ProcessedMedia> ProcessAsync(string path, string contentType, string directory, CancellationToken cancellation);
}
