namespace ChatServer.Search.Words;

/// <summary>A piece of a text that can be found by itself, folded; and where in the text it stands.</summary>
/// <param name="Text">What is compared.</param>
/// <param name="Position">1, 2, 3 … without holes: each position of a text has one word.</param>
/// <param name="Start">In UTF-16 units of the text.</param>
/// <param name="End">Behind it.</param>
/// <param name="FirstEnd">Behind its first character, if it is of a script without spaces; otherwise behind it.</param>
/// <param name="Kind">What kind of piece.</param>
public readonly record struct Word(string Text, int Position, int Start, int End, int FirstEnd, WordKind Kind);

public enum WordKind
{
    /// <summary>Between spaces or signs, or a symbol.</summary>
    Plain,

    /// <summary>Two characters of a script that is written without spaces.</summary>
    Pair,

    /// <summary>The last character of a run of those.</summary>
    Last,
}
