using System.Text;

namespace ChatServer.Load.Searching;

/// <summary>Texts in ten scripts, the same for the same seed: few words are frequent and most are rare, as in what people write.</summary>
internal sealed class SearchTexts
{
    /// <summary>In one text of ten, whatever its script.</summary>
    public const string Common = "okay";

    private const int WordsOfEach = 30_000;

    private static readonly (string Letters, bool HasSpaces)[] Scripts =
    [
        ("abcdefghijklmnoprstuvwyzéèüöäçñ", true),
        (Range('а', 'я'), true),
        (Range('α', 'ω'), true),
        (Range('ا', 'غ') + Range('ف', 'ي'), true),
        (Range('א', 'ת'), true),
        (Range('क', 'ह'), true),
        (Range('ก', 'ฮ'), false),
        (Range('一', '中') + Range('人', '六') + Range('大', '小') + Range('天', '太') + Range('日', '早'), false),
        (Range('あ', 'わ'), false),
        (Range('가', '긿'), true),
    ];

    private readonly Random _random;
    private readonly string[][] _words;

    public SearchTexts(int seed)
    {
        _random = new Random(seed);
        _words = [.. Scripts.Select(s => Enumerable.Range(0, WordsOfEach).Select(_ => Word(s.Letters, s.HasSpaces)).ToArray())];
    }

    public static int ScriptCount => Scripts.Length;

    public static bool HasSpaces(int script) => Scripts[script].HasSpaces;

    public string Next(int script)
    {
        var words = Enumerable.Range(0, _random.Next(3, 16)).Select(_ => WordOf(script)).ToList();
        if (_random.Next(10) == 0) words.Insert(_random.Next(words.Count), HasSpaces(script) ? Common : $" {Common} ");
        if (_random.Next(50) == 0) words.Add($" https://example.org/{_random.Next(1_000)}");
        return string.Join(HasSpaces(script) ? " " : "", words);
    }

    // The nth most frequent word is about n times as rare as the first.
    private string WordOf(int script) => _words[script][(int)Math.Pow(WordsOfEach, _random.NextDouble()) - 1];

    private string Word(string letters, bool hasSpaces)
    {
        var word = new StringBuilder();
        for (var length = hasSpaces ? _random.Next(3, 10) : _random.Next(1, 4); length > 0; length--) word.Append(letters[_random.Next(letters.Length)]);
        return word.ToString();
    }

    private static string Range(char first, char last) => new([.. Enumerable.Range(first, last - first + 1).Select(c => (char)c)]);
}
