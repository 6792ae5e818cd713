using System.Collections.Frozen;
using System.Globalization;

namespace ChatServer.Texts;

/// <summary>What Unicode says about which characters are made of which.</summary>
internal sealed class CompositionTable
{
    private readonly FrozenDictionary<int, int[]> _parts;
    private readonly FrozenDictionary<(int, int), int> _composites;
    private readonly FrozenDictionary<int, byte> _classes;

    public CompositionTable(TextReader source)
    {
        var parts = new Dictionary<int, int[]>();
        var composites = new Dictionary<(int, int), int>();
        var classes = new Dictionary<int, byte>();
        while (source.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (line.Contains(':', StringComparison.Ordinal)) ReadParts(line, parts, composites);
            else ReadClass(line, classes);
        }

        (_parts, _composites, _classes) = (parts.ToFrozenDictionary(), composites.ToFrozenDictionary(), classes.ToFrozenDictionary());
    }

    public static CompositionTable Unicode { get; } =
        new(new StreamReader(typeof(CompositionTable).Assembly.GetManifestResourceStream("Composition.txt")!));

    /// <summary>Marks of a lower class stand before those of a higher one; 0 begins a character.</summary>
    public byte ClassOf(int c) => _classes.GetValueOrDefault(c);

    public int[]? PartsOf(int c) => _parts.GetValueOrDefault(c);

    public int? CompositeOf(int first, int second) => _composites.TryGetValue((first, second), out var composite) ? composite : null;

    private static void ReadParts(string line, Dictionary<int, int[]> parts, Dictionary<(int, int), int> composites)
    {
        var fields = line.Split(':');
        var (c, made) = (Hex(fields[0]), Array.ConvertAll(fields[1].TrimStart('!').Split(' '), Hex));
        parts[c] = made;
        if (!fields[1].StartsWith('!')) composites[(made[0], made[1])] = c;
    }

    private static void ReadClass(string line, Dictionary<int, byte> classes)
    {
        var fields = line.Split('-', '=');
        for (var c = Hex(fields[0]); c <= Hex(fields[1]); c++) classes[c] = byte.Parse(fields[2], CultureInfo.InvariantCulture);
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
