using ChatServer.Http.RateLimits;
using ChatServer.Messages.LinkPreviews.Pictures;
using ChatServer.Texts;
using Microsoft.Extensions.Options;

namespace ChatServer.Messages.LinkPreviews.Pages;

/// <summary>What comes of asking for a page.</summary>
/// <param name="Page">The page; null where there is nothing to show.</param>
/// <param name="Wait">How long to wait before asking again, where its host was asked too often.</param>
public readonly record struct PageAnswer(Task<LinkedPage?> Page, TimeSpan? Wait = null)
{
    public static readonly PageAnswer Nothing = new(Task.FromResult<LinkedPage?>(null));
}

/// <summary>Asks for each page once for everybody who links to it within a while, and no host and for no person too often.</summary>
/// <remarks>It remembers in memory alone: to forget costs a request, and nothing of what people linked to is left anywhere.</remarks>
public sealed class KnownPages(PageReader reader, PictureReader pictures, IOptions<PreviewOptions> options, TimeProvider clock)
{
    private readonly TokenBuckets<Guid> _people = new(new RateQuota("previews", options.Value.PagesPerPerson, 600), clock);
    private readonly TokenBuckets<Host> _hosts = new(new RateQuota("previews-host", options.Value.PagesPerHost, 60), clock);
    private readonly Dictionary<string, Known> _pages = [];

    /// <param name="personId">For whom.</param>
    public PageAnswer Ask(Guid personId, string url, CancellationToken cancellation)
    {
        lock (_pages)
        {
            if (_pages.TryGetValue(url, out var known) && clock.GetUtcNow() < known.Until) return new PageAnswer(known.Page);
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.AsciiHost() is not { } host) return PageAnswer.Nothing;
            if (_people.Take(personId) is not null) return PageAnswer.Nothing;

            if (_hosts.Take(new Host(host)) is { } wait)
            {
                _people.GiveBack(personId);
                return new PageAnswer(PageAnswer.Nothing.Page, wait);
            }

            return new PageAnswer(Remember(url, Task.Run(() => ReadAsync(url, cancellation), cancellation)));
        }
    }

    /// <summary>What was read of it is no longer so: whoever wants it next asks for it.</summary>
    public void Forget(string url)
    {
        lock (_pages) _pages.Remove(url);
    }

    private async Task<LinkedPage?> ReadAsync(string url, CancellationToken cancellation)
    {
        try
        {
            return await WithPictureAsync(await reader.ReadAsync(url, cancellation), cancellation);
        }
        catch
        {
            // Whoever waits for it asks once more, and is not told this again.
            Forget(url);
            throw;
        }
    }

    // A page may name a picture of anybody's: that host is asked no more often for it. What is beyond that is left out.
    private async Task<LinkedPage?> WithPictureAsync(LinkedPage? page, CancellationToken cancellation) =>
        page?.PictureAddress is not { } address || address.AsciiHost() is not { } host || _hosts.Take(new Host(host)) is not null
            ? page
            : page with { PictureId = await pictures.ReadAsync(address, cancellation) };

    private Task<LinkedPage?> Remember(string url, Task<LinkedPage?> page)
    {
        if (_pages.Count >= options.Value.KeptPages) _pages.Remove(_pages.MinBy(p => p.Value.Until).Key);

        _pages[url] = new Known(page, clock.GetUtcNow() + options.Value.KeepFor);
        return page;
    }

    private readonly record struct Host(string Name);

    private readonly record struct Known(Task<LinkedPage?> Page, DateTimeOffset Until);
}
