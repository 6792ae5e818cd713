using System.Collections.Frozen;
using System.Globalization;

namespace ChatServer.Texts;

/// <summary>What Unicode says about which characters are emoji.</summary>
internal sealed class EmojiTable
{
    private readonly FrozenDictionary<string, FrozenSet<int>> _properties;

    public EmojiTable(TextReader source)
    {
        var properties = new Dictionary<string, HashSet<int>>();
        while (source.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var fields = line.Split(':', '-');
            var (first, last) = (Hex(fields[1]), Hex(fields[2]));
            if (!properties.TryGetValue(fields[0], out var characters)) properties[fields[0]] = characters = [];
            characters.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        _properties = properties.ToFrozenDictionary(p => p.Key, p => p.Value.ToFrozenSet());
    }

    public static EmojiTable Unicode { get; } =
        new(new StreamReader(typeof(EmojiTable).Assembly.GetManifestResourceStream("Emoji.txt")!));

    public bool IsEmoji(int c) => _properties["Emoji"].Contains(c);

    /// <summary>Whether it is shown as an emoji unless the text says otherwise.</summary>
    public bool IsShownAsEmoji(int c) => _properties["Emoji_Presentation"].Contains(c);

    /// <summary>Whether a colour of skin may follow it.</summary>
    public bool TakesColour(int c) => _properties["Emoji_Modifier_Base"].Contains(c);

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
