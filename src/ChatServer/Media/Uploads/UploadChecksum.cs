using System.Security.Cryptography;
using ChatServer.Refusals;

namespace ChatServer.Media.Uploads;

/// <summary>What the bytes of one request must add up to (tus 1.0.0, "Checksum").</summary>
internal sealed class UploadChecksum : IDisposable
{
    public const string Algorithms = "sha1,sha256";

    private readonly IncrementalHash _hash;
    private readonly byte[] _expected;

    private UploadChecksum(HashAlgorithmName algorithm, byte[] expected) => (_hash, _expected) = (IncrementalHash.CreateHash(algorithm), expected);

    /// <summary>Null without one.</summary>
    /// <exception cref="RefusalException">It is malformed, or of an algorithm that is not known here.</exception>
    public static UploadChecksum? Parse(string? header)
    {
        if (header is null) return null;

        var (algorithm, bytes) = header.Split(' ') switch
        {
            ["sha1", _] => (HashAlgorithmName.SHA1, SHA1.HashSizeInBytes), // The one that every server has to know: it finds mistakes, not attackers.
            ["sha256", _] => (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
            _ => throw Malformed($"It must be one of {Algorithms}, a space and the sum in Base64."),
        };
        var expected = new byte[header.Length];
        if (!Convert.TryFromBase64String(header.Split(' ')[1], expected, out var count) || count != bytes)
            throw Malformed("The sum is not in Base64, or has another length.");

        return new UploadChecksum(algorithm, expected[..count]);
    }

    public void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <exception cref="RefusalException">460 checksum-mismatch</exception>
    public void Require()
    {
        if (!_hash.GetHashAndReset().AsSpan().SequenceEqual(_expected)) throw Refusal.ChecksumMismatch();
    }

    public void Dispose() => _hash.Dispose();

    private static RefusalException Malformed(string why) => Refusal.InvalidRequest(Tus.ChecksumHeader, why);
}
