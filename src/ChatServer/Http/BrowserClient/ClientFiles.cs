using System.Collections.Frozen;

namespace ChatServer.Http.BrowserClient;

/// <summary>The files of the client, found once: an address either names one of them or nothing, whatever dots and slashes it has.</summary>
internal sealed class ClientFiles(FrozenDictionary<string, ClientFile> files)
{
    private const string PageName = "/index.html";

    /// <summary>The one page of the client; null where it was not built.</summary>
    public ClientFile? Page { get; } = files.GetValueOrDefault(PageName);

    public static ClientFiles In(string directory)
    {
        var paths = Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories) : [];
        return new(paths.Where(p => !ClientFile.IsCompressed(p)).ToFrozenDictionary(p => AddressOf(directory, p), p => new ClientFile(p)));
    }

    public ClientFile? Find(string address) => files.GetValueOrDefault(address);

    private static string AddressOf(string directory, string path) => "/" + Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/');
}
