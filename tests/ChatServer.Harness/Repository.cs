namespace ChatServer.Harness;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string In(params string[] names) => Path.Combine([Root, .. names]);

    private static string Find(DirectoryInfo directory) =>
        File.Exists(Path.Combine(directory.FullName, "ChatServer.sln"))
            ? directory.FullName
            : Find(directory.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository."));
}
