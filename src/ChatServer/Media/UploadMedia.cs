using ChatServer.Media.Storage;
using Microsoft.Extensions.Options;

namespace ChatServer.Media;

/// <summary>Takes in a file that comes in one request.</summary>
public sealed class UploadMedia(Staging staging, AddMedia addMedia, MediaLinks links, IOptions<MediaOptions> options)
{
    // Around the file: boundaries, headers and the other part.
    private const int FormBytes = 16 * 1024;

    /// <summary>The largest request.</summary>
    public long MaxRequestBytes => options.Value.MaxBytes > long.MaxValue - FormBytes ? long.MaxValue : options.Value.MaxBytes + FormBytes;

    public async Task<MediaView> RunAsync(Guid ownerId, UploadForm form, CancellationToken cancellation)
    {
        await addMedia.RequireRoomAsync(ownerId, cancellation);

        using var upload = await form.ReadAsync(
            content => staging.StageAsync(content, type => options.Value.MaxBytesOf(MediaKinds.Of(type)), cancellation), cancellation);
        var media = await addMedia.RunAsync(ownerId, upload.File, upload.FileName, upload.IsSensitive, cancellation);
        return links.Sign(ownerId, MediaView.Of(media));
    }
}
