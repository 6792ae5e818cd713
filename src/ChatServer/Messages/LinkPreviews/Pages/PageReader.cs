using ChatServer.Fetching;
using Microsoft.Extensions.Options;

namespace ChatServer.Messages.LinkPreviews.Pages;

/// <summary>Gets a page, as any stranger would, and reads what it says of itself. The page is never run, and nothing that it names is loaded here.</summary>
public sealed class PageReader(Fetcher fetcher, FetchUrl urls, IOptions<PreviewOptions> options)
{
    private const int BufferBytes = 16 * 1024;

    // Whoever says beforehand that a page is so much larger than what is read of it does not mean a page.
    private const int LargestShare = 16;

    private static readonly string[] Html = ["text/html", "application/xhtml+xml"];

    /// <returns>Null where there is no page, or one that says nothing.</returns>
    public async Task<LinkedPage?> ReadAsync(string url, CancellationToken cancellation)
    {
        var limits = new FetchLimits((long)options.Value.MaxPageBytes * LargestShare, options.Value.TimeLimit, IsPrivate: true);
        try
        {
            using var page = await fetcher.OpenAsync(url, limits, cancellation);
            if (!Html.Contains(page.ContentType, StringComparer.OrdinalIgnoreCase)) return null;

            var head = PageHead.Read(PageEncoding.Decode(await BeginningAsync(page.Content, cancellation), page.Charset));
            return head.SaysNothing ? null : new LinkedPage(page.Address.IdnHost, head, PictureAddress(page.Address, head));
        }
        catch (FetchException)
        {
            return null;
        }
    }

    /// <summary>By the rules of a redirect: a page leads there as an answer does.</summary>
    private Uri? PictureAddress(Uri page, PageHead head)
    {
        try
        {
            return head.Picture is null ? null : urls.Follow(page, head.Picture);
        }
        catch (FetchException)
        {
            return null;
        }
    }

    private async Task<byte[]> BeginningAsync(Stream content, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        var buffer = new byte[BufferBytes];
        while (read.Length < options.Value.MaxPageBytes)
        {
            var most = (int)Math.Min(buffer.Length, options.Value.MaxPageBytes - read.Length);
            var count = await content.ReadAsync(buffer.AsMemory(0, most), cancellation);
            if (count == 0) break;

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }
}
