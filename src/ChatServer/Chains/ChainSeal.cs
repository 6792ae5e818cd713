using System.Security.Cryptography;
using ChatServer.Persistence;

namespace ChatServer.Chains;

/// <summary>The hashes of one kind of chain. Keyed, so that whoever can write the tables cannot work them out anew.</summary>
public sealed class ChainSeal<TEntry>(DeploymentSecret secret)
    where TEntry : ChainEntry, IChained
{
    private readonly Lazy<byte[]> _entries = new(() => secret.DeriveKey($"{TEntry.ChainName}.entry"));
    private readonly Lazy<byte[]> _heads = new(() => secret.DeriveKey($"{TEntry.ChainName}.head"));

    public byte[] HashOf(ReadOnlySpan<byte> before, TEntry entry)
    {
        using var hash = new ChainHash(_entries.Value);
        entry.AppendTo(hash.Add(before).Add(entry.ChainId).Add(entry.Number).Add(entry.At));
        return hash.Finish();
    }

    public byte[] SealOf(ChainHead<TEntry> head)
    {
        using var hash = new ChainHash(_heads.Value);
        return hash.Add(head.ChainId).Add(head.Number).Add(head.Hash).Add(head.ForgottenNumber).Add(head.ForgottenHash).Add(head.BrokenNumber ?? 0).Finish();
    }

    public bool IsSealed(ChainHead<TEntry> head) => CryptographicOperations.FixedTimeEquals(head.Seal, SealOf(head));

    /// <summary>Whether the entry is what was written on top of this hash.</summary>
    public bool Fits(ReadOnlySpan<byte> before, TEntry entry) => CryptographicOperations.FixedTimeEquals(entry.Hash, HashOf(before, entry));
}
