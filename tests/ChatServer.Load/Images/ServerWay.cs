using ChatServer.Media.Processing;

namespace ChatServer.Load.Images;

/// <summary>The server's own processor, with everything that it makes.</summary>
internal sealed class ServerWay(string photo, IMediaProcessor processor)
{
    public async Task<IReadOnlyList<string>> MakeAsync(string directory)
    {
        var media = await processor.ProcessAsync(photo, "image/jpeg", directory, CancellationToken.None);
        return [.. media.Files.Where(file => char.IsDigit(file.Name[0])).Select(file => file.Path)];
    }
}
