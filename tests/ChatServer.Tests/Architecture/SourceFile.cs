using System.Text.RegularExpressions;
using ChatServer.Harness;

namespace ChatServer.Tests.Architecture;

/// <summary>One file of the server, and what its code refers to. Comments and text in quotes refer to nothing.</summary>
internal sealed partial class SourceFile
{
    private static readonly string Root = Repository.In("src", "ChatServer");

    private SourceFile(string file)
    {
        Path = System.IO.Path.GetRelativePath(Root, file);
        Text = File.ReadAllText(file);
        Code = NotCode().Replace(Text, "");
    }

    public static IReadOnlyList<SourceFile> All { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Select(f => new SourceFile(f))
            .Where(f => f.Folder is not ("bin" or "obj" or "") && !f.Path.Contains("/Migrations/", StringComparison.Ordinal)),
    ];

    public static IReadOnlyList<string> Folders { get; } = [.. All.Select(f => f.Folder).Distinct()];

    /// <summary>Below src/ChatServer.</summary>
    public string Path { get; }

    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path.Split('/')[0] : "";

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Text { get; }

    public string Code { get; }

    /// <summary>Whether it uses a folder's namespace, by a using directive or by a qualified name.</summary>
    public bool RefersTo(string folder) =>
        Regex.IsMatch(Code, $@"^(global )?using (static |\w+ = )?ChatServer\.{folder}\b|(?<![\w.]|namespace )(ChatServer\.)?{folder}\.[A-Z]\w*\b(?!\s*=>)",
            RegexOptions.Multiline);

    public bool Uses(string foreignNamespace) =>
        Regex.IsMatch(Code, $@"\b{Regex.Escape(foreignNamespace)}\b");

    public override string ToString() => Path;

    [GeneratedRegex(""""//.*|/\*[\s\S]*?\*/|"""[\s\S]*?"""|"(\\.|[^"\\])*"|'(\\.|[^'\\])+'"""")]
    private static partial Regex NotCode();
}
