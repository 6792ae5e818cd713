using System.Security.Cryptography;
using ChatServer.Harness;
using ChatServer.Media.Storage;

namespace ChatServer.MediaTests.Storage;

/// <summary>What every store does, wherever it keeps things.</summary>
public abstract class BlobStoreContract : IDisposable
{
    // More than one part of a large object, and not a whole number of them.
    private const int LargeBytes = (20 * 1024 * 1024) + 1;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("chatserver-staging-");
    private readonly Staging _staging;

    protected BlobStoreContract() => _staging = new Staging(_directory.FullName);

    protected abstract IBlobStore Store { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(8 * 1024 * 1024)]
    [InlineData((8 * 1024 * 1024) + 1)]
    [InlineData(LargeBytes)]
    public async Task What_is_put_is_there_byte_for_byte(int bytes)
    {
        var content = Samples.Noise(bytes);

        var hash = await PutAsync(content);

        Assert.Equal(SHA256.HashData(content), hash);
        Assert.Equal(content, await ReadAsync(hash));
    }

    [Fact]
    public async Task It_is_a_file_for_programs_that_read_files()
    {
        var content = Samples.Noise(100_000);

        var path = await Store.PathOfAsync(await PutAsync(content), _directory.FullName, Cancellation);

        Assert.Equal(content, await File.ReadAllBytesAsync(path, Cancellation));
    }

    [Fact]
    public async Task The_staged_file_is_taken_over()
    {
        await PutAsync(Samples.Noise(1_000));

        Assert.Empty(_directory.GetFiles());
    }

    [Fact]
    public async Task It_is_read_from_anywhere()
    {
        var content = Samples.Noise(LargeBytes);
        await using var stream = await Store.OpenAsync(await PutAsync(content), Cancellation);

        Assert.True(stream.CanSeek);
        Assert.Equal(content.Length, stream.Length);
        foreach (var (position, count) in new[] { (0, 10), (LargeBytes - 5, 5), (1, 1), (12_000_000, 300_000), (12_300_000, 10), (0, LargeBytes) })
        {
            stream.Seek(position, SeekOrigin.Begin);
            var part = new byte[count];
            await stream.ReadExactlyAsync(part, Cancellation);
            Assert.True(part.AsSpan().SequenceEqual(content.AsSpan(position, count)), $"{count} bytes at {position}");
            Assert.Equal(position + count, stream.Position);
        }
    }

    [Fact]
    public async Task At_the_end_and_beyond_it_there_is_nothing()
    {
        await using var stream = await Store.OpenAsync(await PutAsync(Samples.Noise(100)), Cancellation);

        foreach (var position in new[] { 100, 101, 1_000_000 })
        {
            stream.Position = position;
            Assert.Equal(0, await stream.ReadAsync(new byte[10], Cancellation));
        }

        Assert.Equal(40, stream.Seek(-60, SeekOrigin.End));
        Assert.Equal(50, stream.Seek(10, SeekOrigin.Current));
        Assert.Equal(50, await stream.ReadAtLeastAsync(new byte[200], 200, throwOnEndOfStream: false, Cancellation));
    }

    [Fact]
    public async Task The_same_content_may_be_put_again_even_at_once()
    {
        var content = Samples.Noise(200_000);

        var hashes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PutAsync(content)));
        await PutAsync(content);

        Assert.Equal(content, await ReadAsync(hashes[0]));
        Assert.Empty(_directory.GetFiles());
    }

    [Fact]
    public async Task What_was_never_put_is_not_found() =>
        await Assert.ThrowsAnyAsync<IOException>(() => Store.OpenAsync(RandomNumberGenerator.GetBytes(32), Cancellation));

    [Fact]
    public async Task What_is_deleted_is_gone_and_can_be_put_again()
    {
        var content = Samples.Noise(1_000);
        var hash = await PutAsync(content);
        var other = await PutAsync(Samples.Noise(1_000));

        await Store.DeleteAsync(hash, Cancellation);
        await Store.DeleteAsync(hash, Cancellation);
        await Store.DeleteAsync(RandomNumberGenerator.GetBytes(32), Cancellation);

        await Assert.ThrowsAnyAsync<IOException>(() => Store.OpenAsync(hash, Cancellation));
        Assert.Equal(1_000, (await ReadAsync(other)).Length);
        await PutAsync(content);
        Assert.Equal(content, await ReadAsync(hash));
    }

    [Fact]
    public async Task Whoever_reads_may_stop_and_others_read_on()
    {
        var content = Samples.Noise(LargeBytes);
        var hash = await PutAsync(content);

        for (var reader = 0; reader < 20; reader++)
        {
            await using var stopped = await Store.OpenAsync(hash, Cancellation);
            Assert.Equal(1, await stopped.ReadAsync(new byte[1], Cancellation));
        }

        Assert.Equal(content, await ReadAsync(hash));
    }

    [Fact]
    public async Task A_sweep_leaves_what_is_there()
    {
        var hash = await PutAsync(Samples.Noise(10));

        await Store.SweepAsync(DateTimeOffset.MaxValue, Cancellation);

        Assert.Equal(10, (await ReadAsync(hash)).Length);
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        (Store as IDisposable)?.Dispose();
        _directory.Delete(recursive: true);
    }

    protected async Task<byte[]> PutAsync(byte[] content)
    {
        using var file = await _staging.StageAsync(new MemoryStream(content), _ => long.MaxValue, Cancellation);
        await Store.PutAsync(file, Cancellation);
        return file.Hash;
    }

    protected async Task<byte[]> ReadAsync(byte[] hash)
    {
        await using var stream = await Store.OpenAsync(hash, Cancellation);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, Cancellation);
        return content.ToArray();
    }
}
