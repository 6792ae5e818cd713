using System.Text.RegularExpressions;

namespace ChatServer.Harness;

/// <summary>The addresses of files in a view: given to one reader for a short time, and no part of what a client holds.</summary>
internal static partial class Addresses
{
    public static string Without(string view) => Address().Replace(view, "$1null");

    [GeneratedRegex(@"(""(?:url|largeUrl)"":)""/api/v1/media/[^""]*""")]
    private static partial Regex Address();
}
