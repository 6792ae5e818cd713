namespace ChatServer.Persistence;

/// <summary>Something the program does instead of serving; features add theirs.</summary>
/// <param name="Word">Its first word on the command line.</param>
/// <param name="Usage">One line: all its words, and what it does.</param>
/// <param name="RunAsync">Gets its other words and what it needs, and returns what to print; null when it does not understand the words.</param>
internal sealed record Command(string Word, string Usage, Func<string[], IServiceProvider, Task<string?>> RunAsync);
