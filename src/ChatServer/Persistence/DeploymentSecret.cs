using System.Security.Cryptography;

namespace ChatServer.Persistence;

/// <summary>The secret that all nodes on one database share. Each purpose gets a key of its own (HKDF, RFC 5869).</summary>
public sealed class DeploymentSecret
{
    private byte[]? _secret;

    public byte[] DeriveKey(string purpose) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            _secret ?? throw new InvalidOperationException("The database has not been opened yet."),
            32,
            info: System.Text.Encoding.UTF8.GetBytes(purpose));

    /// <summary>Called when the database has been opened.</summary>
    internal void Set(byte[] secret) => _secret = secret;
}
