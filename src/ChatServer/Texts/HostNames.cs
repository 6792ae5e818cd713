namespace ChatServer.Texts;

public static class HostNames
{
    /// <summary>The host as it is asked for in the network; null where its name cannot be written so (RFC 5891, section 4.4).</summary>
    public static string? AsciiHost(this Uri url)
    {
        try
        {
            return url.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
