using System.Buffers;
using ChatServer.Http;
using ChatServer.Refusals;

namespace ChatServer.Media.Uploads;

/// <summary>Takes in the next piece. What has arrived when a connection is cut is kept, unless it was to be checked as a whole.</summary>
public sealed class AppendToUpload(UploadStore uploads, UploadFiles files, FinishUpload finishUpload)
{
    private const int BufferBytes = 64 * 1024;

    // If the server is killed, the client sends no more than this again.
    private const int CheckpointBytes = 16 * 1024 * 1024;

    /// <returns>The offset after it.</returns>
    public async Task<Upload> RunAsync(Guid ownerId, Guid uploadId, long offset, string? checksum, Stream content, CancellationToken cancellation)
    {
        using var sum = UploadChecksum.Parse(checksum);
        await uploads.RequireAsync(ownerId, uploadId, cancellation);
        using var hold = files.Take(uploadId);
        var upload = await uploads.RequireAsync(ownerId, uploadId, cancellation);
        if (offset != upload.Offset) throw Refusal.UploadOffsetConflict(upload.Offset);
        if (upload.IsFinished) return upload;
        if (!files.Has(upload)) throw Refusal.NoSuchUpload();

        await AppendAsync(upload, content, sum, cancellation);
        upload = await uploads.RequireAsync(ownerId, uploadId, CancellationToken.None);

        // Whole is whole: from here on nobody has to stay for the media to be made.
        if (upload.IsWhole) await finishUpload.RunAsync(upload, CancellationToken.None);
        return upload;
    }

    private async Task AppendAsync(Upload upload, Stream content, UploadChecksum? sum, CancellationToken cancellation)
    {
        await using var file = files.Open(upload);
        var safe = upload.Offset;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            while (await ReadAsync(content, buffer, cancellation) is var read and > 0)
            {
                if (file.Position + read > upload.Bytes) throw Refusal.UploadTooLong(upload.Bytes);

                await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
                sum?.Add(buffer.AsSpan(0, read));
                if (sum is null && file.Position - safe >= CheckpointBytes) safe = await SaveAsync(upload, file);
            }

            sum?.Require();
            safe = await SaveAsync(upload, file);
        }
        catch when (sum is null && file.Position > safe)
        {
            await SaveAsync(upload, file);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<int> ReadAsync(Stream content, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await content.ReadAsync(buffer.AsMemory(0, BufferBytes), cancellation);
        }
        catch (IOException cut) when (cut is not BadHttpRequestException)
        {
            throw Refusal.InvalidRequest(RequestJson.WholeBody, "It does not come to its end.");
        }
    }

    private async Task<long> SaveAsync(Upload upload, FileStream file)
    {
        file.Flush(flushToDisk: true);
        await uploads.SaveOffsetAsync(upload.Id, file.Position, CancellationToken.None);
        return file.Position;
    }
}
