using System.Text;

namespace ChatServer.Search.Words;

/// <summary>Cuts a text into words. What is written without spaces becomes overlapping pairs of characters.</summary>
public sealed class WordCutter
{
    /// <summary>More of a word does not count.</summary>
    private const int MaxWordLength = 64;

    private readonly List<Word> _words = [];
    private readonly StringBuilder _word = new();
    private readonly List<(string Text, int Start, int End)> _run = [];
    private int _start;
    private int _end;

    private WordCutter()
    {
    }

    public static List<Word> Cut(string text)
    {
        var cutter = new WordCutter();
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            cutter.Take(rune, at);
            at += rune.Utf16SequenceLength;
        }

        cutter.End();
        return cutter._words;
    }

    private void Take(Rune rune, int at)
    {
        switch (Letters.KindOf(rune))
        {
            case LetterKind.Letter:
                EndRun();
                AddToWord(rune, at);
                break;
            case LetterKind.Unspaced:
                EndWord();
                _run.Add((Fold(rune), at, at + rune.Utf16SequenceLength));
                break;
            case LetterKind.Mark:
                AddMark(rune, at);
                break;
            case LetterKind.Symbol:
                End();
                AddToWord(rune, at);
                End();
                break;
            case LetterKind.Break:
                End();
                break;
            default:
                break;
        }
    }

    private void AddToWord(Rune rune, int at)
    {
        if (_word.Length == 0) _start = at;
        if (_word.Length < MaxWordLength) Folding.Append(_word, rune);
        _end = at + rune.Utf16SequenceLength;
    }

    private void AddMark(Rune rune, int at)
    {
        if (_run is [.., var last]) _run[^1] = (last.Text.Length < MaxWordLength ? last.Text + Fold(rune) : last.Text, last.Start, at + rune.Utf16SequenceLength);
        else if (_word.Length > 0) AddToWord(rune, at);
    }

    private void End()
    {
        EndWord();
        EndRun();
    }

    private void EndWord()
    {
        if (_word.Length == 0) return;

        Add(_word.ToString(), _start, _end, _end, WordKind.Plain);
        _word.Clear();
    }

    private void EndRun()
    {
        for (var i = 0; i < _run.Count; i++)
        {
            var (text, start, end) = _run[i];
            if (i + 1 < _run.Count) Add(text + _run[i + 1].Text, start, _run[i + 1].End, end, WordKind.Pair);
            else Add(text, start, end, end, WordKind.Last);
        }

        _run.Clear();
    }

    private void Add(string text, int start, int end, int firstEnd, WordKind kind) =>
        _words.Add(new Word(text, _words.Count + 1, start, end, firstEnd, kind));

    private static string Fold(Rune rune)
    {
        var folded = new StringBuilder();
        Folding.Append(folded, rune);
        return folded.ToString();
    }
}
