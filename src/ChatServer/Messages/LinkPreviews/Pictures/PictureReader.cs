using ChatServer.Fetching;
using ChatServer.Media;
using ChatServer.Media.Storage;
using ChatServer.Refusals;
using Microsoft.Extensions.Options;

namespace ChatServer.Messages.LinkPreviews.Pictures;

/// <summary>Gets the picture that a page names, as any stranger would, and has it processed as what people upload. It is nobody's.</summary>
/// <remarks>What pages say leads where strangers want it to: it is fetched under the same rules as the page.</remarks>
public sealed class PictureReader(Fetcher fetcher, Staging staging, IServiceScopeFactory scopes, IOptions<PreviewOptions> options)
{
    /// <returns>The media; null where there is none, or something else than a picture.</returns>
    public async Task<Guid?> ReadAsync(Uri address, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var addMedia = scope.ServiceProvider.GetRequiredService<AddMedia>();
        var limits = new FetchLimits(options.Value.MaxPictureBytes, options.Value.TimeLimit, IsPrivate: true);
        try
        {
            using var fetched = await fetcher.OpenAsync(address.AbsoluteUri, limits, cancellation);

            // Whatever its server says that it is, of anything but a picture nothing more is read.
            using var file = await staging.StageAsync(fetched.Content, type => addMedia.IsPicture(type) ? limits.MaxBytes : 0, cancellation);
            return (await addMedia.OfNobodyAsync(file, cancellation)).Id;
        }
        catch (Exception failed) when (failed is FetchException or RefusalException)
        {
            return null;
        }
    }
}
