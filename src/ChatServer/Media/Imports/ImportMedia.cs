using ChatServer.Fetching;
using ChatServer.Http;
using ChatServer.Media.Storage;
using ChatServer.Refusals;
using ChatServer.Texts;
using Microsoft.Extensions.Options;

namespace ChatServer.Media.Imports;

/// <summary>A file that is elsewhere.</summary>
/// <param name="Url" example="https://files.example.org/cat.png">
/// Where it can be downloaded without signing in: http or https, without a user in it; at most 2,048 characters.
/// </param>
/// <param name="Sensitive" example="false">true shows it blurred until a reader asks for it; false unless given.</param>
public sealed record ImportMediaRequest(
    [TextLimit(0, FetchUrl.MaxLength, Format = "uri")] string Url,
    bool? Sensitive = null)
{
    // The URL may be all that it takes to read the file; this keeps it out of whatever prints the request.
    public override string ToString() => nameof(ImportMediaRequest);
}

/// <summary>Takes in a file from where a URL leads to, as if it had been uploaded.</summary>
public sealed class ImportMedia(
    Fetcher fetcher, Staging staging, AddMedia addMedia, MediaLinks links, ImportPlaces places, IOptions<MediaOptions> media, IOptions<ImportOptions> imports)
{
    public async Task<MediaView> RunAsync(Guid ownerId, ImportMediaRequest request, CancellationToken cancellation)
    {
        Text.RequireAtMost(FetchUrl.MaxLength, request.Url, "url");
        using var place = places.Take(ownerId);
        await addMedia.RequireRoomAsync(ownerId, cancellation);

        var (file, fileName) = await FetchAsync(request.Url, cancellation);
        using (file) return links.Sign(ownerId, MediaView.Of(await addMedia.RunAsync(ownerId, file, fileName, request.Sensitive ?? false, cancellation)));
    }

    private async Task<(StagedFile File, string? FileName)> FetchAsync(string url, CancellationToken cancellation)
    {
        try
        {
            using var fetched = await fetcher.OpenAsync(url, new FetchLimits(media.Value.MaxBytes, imports.Value.TimeLimit), cancellation);
            var file = await staging.StageAsync(fetched.Content, type => media.Value.MaxBytesOf(MediaKinds.Of(type)), cancellation);
            return (file, fetched.FileName);
        }
        catch (FetchException failed)
        {
            throw Refused(failed.Failure);
        }
    }

    private RefusalException Refused(FetchFailure failure) => failure switch
    {
        FetchFailure.UnusableUrl => Refusal.InvalidRequest("url", "It must be, and lead to, a URL of http or https, without a user and with a usual port."),
        FetchFailure.NoPublicAddress => Refusal.AddressRefused(),
        FetchFailure.TooLarge => Refusal.MediaTooLarge(media.Value.MaxBytes),
        FetchFailure.TooSlow => Refusal.SourceTooSlow(),
        FetchFailure.NoContent => Refusal.SourceWithoutFile(),
        _ => Refusal.SourceUnreachable(),
    };
}
