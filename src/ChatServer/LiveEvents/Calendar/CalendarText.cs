using System.Globalization;
using System.Text;

namespace ChatServer.LiveEvents.Calendar;

/// <summary>Writes lines of a calendar file (RFC 5545, sections 3.1 and 3.3).</summary>
internal sealed class CalendarText
{
    private const int MostBytesOfALine = 75;
    private const string EndOfLine = "\r\n";

    private readonly StringBuilder _lines = new();

    /// <summary>A line whose value is written as it is.</summary>
    public void Add(string name, string value)
    {
        var bytes = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            // What is longer goes on in the next line, after a space, and never in the middle of a character.
            if (bytes + rune.Utf8SequenceLength > MostBytesOfALine)
            {
                _lines.Append(EndOfLine).Append(' ');
                bytes = 1;
            }

            _lines.Append(rune);
            bytes += rune.Utf8SequenceLength;
        }

        _lines.Append(EndOfLine);
    }

    /// <summary>A line for people to read; none for null.</summary>
    public void AddText(string name, string? text)
    {
        if (text is not null) Add(name, Escape(text));
    }

    public void AddTime(string name, DateTimeOffset at) => Add(name, at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => _lines.ToString();

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (c == '\n') escaped.Append("\\n");
            else if (c is '\\' or ';' or ',') escaped.Append('\\').Append(c);
            else if (!char.IsControl(c)) escaped.Append(c);
        }

        return escaped.ToString();
    }
}
