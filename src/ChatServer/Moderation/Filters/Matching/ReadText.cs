using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ChatServer.Messages;

namespace ChatServer.Moderation.Filters.Matching;

/// <summary>A text as rules look at it: each way of reading it is done once, and only if a rule asks.</summary>
internal sealed class ReadText(NewText text)
{
    private readonly Lazy<List<string>[]> _words = new(() => [.. All(text).Select(LookAlikes.WordsOf)]);
    private readonly Lazy<List<string>> _links = new(() => [.. All(text).SelectMany(LinkHosts.OfLinks)]);
    private readonly Lazy<List<string>> _hosts = new(() => [.. All(text).SelectMany(LinkHosts.OfAnything)]);

    public Guid SenderId => text.SenderId;

    public SaidAs As => text.As;

    public bool HasMedia => text.HasMedia;

    public int Length => text.Content.Length;

    /// <summary>Of the text and of what goes with it; no phrase reaches from one into the next.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Words => _words.Value;

    public IReadOnlyList<string> Links => _links.Value;

    public IReadOnlyList<string> Hosts => _hosts.Value;

    /// <summary>The same for texts that differ in case, signs and spaces alone.</summary>
    public UInt128 Digest() =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Words[0]))));

    private static IEnumerable<string> All(NewText text) => text.Beside.Prepend(text.Content);
}
