namespace ChatServer.Http.BrowserClient;

internal sealed class BrowserClientOptions
{
    /// <summary>Where the built client is. By default beside the program, wherever that was started from.</summary>
    public string Directory { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");
}
