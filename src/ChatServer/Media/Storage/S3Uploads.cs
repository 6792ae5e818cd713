using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace ChatServer.Media.Storage;

/// <summary>Sends files to an S3-compatible store: large ones in parts, a few at once, each read from the disk as it is sent.</summary>
/// <remarks>Never in signed chunks: there are stores that take their frames for content. The signature of the request covers all of it.</remarks>
internal sealed class S3Uploads(IAmazonS3 s3, string bucket, string prefix)
{
    private const long PartBytes = 8 * 1024 * 1024;
    private const int MaxParts = 10_000; // of one object
    private const int PartsAtOnce = 4;

    public async Task PutAsync(string key, string path, long bytes, CancellationToken cancellation)
    {
        if (bytes > PartBytes) await PutInPartsAsync(key, path, bytes, cancellation);
        else await s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, FilePath = path, UseChunkEncoding = false }, cancellation);
    }

    /// <summary>Removes the parts of uploads that began before this and never ended, as when a server was killed.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> AbortAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var aborted = 0;
        try
        {
            await foreach (var upload in UnfinishedAsync(cancellation))
            {
                if (upload.Initiated?.ToUniversalTime() >= before.UtcDateTime) continue;

                await s3.AbortMultipartUploadAsync(bucket, upload.Key, upload.UploadId, cancellation);
                aborted++;
            }
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode is HttpStatusCode.NotImplemented or HttpStatusCode.MethodNotAllowed)
        {
            // Such a store has rules of its own for what never ended.
        }

        return aborted;
    }

    private async IAsyncEnumerable<MultipartUpload> UnfinishedAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListMultipartUploadsRequest { BucketName = bucket, Prefix = prefix };
        while (true)
        {
            var page = await s3.ListMultipartUploadsAsync(request, cancellation);
            foreach (var upload in page.MultipartUploads ?? []) yield return upload;
            if (page.IsTruncated != true) yield break;

            (request.KeyMarker, request.UploadIdMarker) = (page.NextKeyMarker, page.NextUploadIdMarker);
        }
    }

    private async Task PutInPartsAsync(string key, string path, long bytes, CancellationToken cancellation)
    {
        var upload = (await s3.InitiateMultipartUploadAsync(bucket, key, cancellation)).UploadId;
        try
        {
            var parts = await PutPartsAsync(key, upload, path, bytes, cancellation);
            await s3.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = upload, PartETags = parts }, cancellation);
        }
        catch
        {
            await TryAbortAsync(key, upload);
            throw;
        }
    }

    private async Task<List<PartETag>> PutPartsAsync(string key, string upload, string path, long bytes, CancellationToken cancellation)
    {
        var size = Math.Max(PartBytes, (bytes + MaxParts - 1) / MaxParts);
        var parts = new PartETag[(bytes + size - 1) / size];
        var some = new ParallelOptions { MaxDegreeOfParallelism = PartsAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, parts.Length, some, async (part, stop) =>
        {
            var answer = await s3.UploadPartAsync(
                new UploadPartRequest
                {
                    BucketName = bucket,
                    Key = key,
                    UploadId = upload,
                    PartNumber = part + 1,
                    FilePath = path,
                    FilePosition = part * size,
                    PartSize = Math.Min(size, bytes - (part * size)),
                    UseChunkEncoding = false,
                },
                stop);
            parts[part] = new PartETag(part + 1, answer.ETag);
        });
        return [.. parts];
    }

    private async Task TryAbortAsync(string key, string upload)
    {
        try
        {
            await s3.AbortMultipartUploadAsync(bucket, key, upload, CancellationToken.None);
        }
        catch (Exception failed) when (failed is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            // Then the sweep does it.
        }
    }
}
