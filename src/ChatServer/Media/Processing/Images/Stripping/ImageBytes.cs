using System.Buffers.Binary;

namespace ChatServer.Media.Processing.Images.Stripping;

/// <summary>Takes an untrusted file apart from its start; whoever takes more than there is, finds it cut short.</summary>
internal ref struct ImageBytes(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public readonly ReadOnlySpan<byte> Rest => _rest;

    public ReadOnlySpan<byte> Take(long count)
    {
        if (count > _rest.Length) throw BrokenImage.CutShort();
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    public byte TakeByte() => Take(1)[0];

    public readonly byte Peek() => _rest.IsEmpty ? throw BrokenImage.CutShort() : _rest[0];

    public int TakeBigEndian16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public void Expect(ReadOnlySpan<byte> signature)
    {
        if (!Take(signature.Length).SequenceEqual(signature)) throw BrokenImage.Malformed();
    }
}
