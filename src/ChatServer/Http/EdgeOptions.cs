namespace ChatServer.Http;

/// <summary>How the server meets the network.</summary>
public sealed class EdgeOptions
{
    public HttpPart Http { get; init; } = new();

    public HttpsPart Https { get; init; } = new();

    public CorsPart Cors { get; init; } = new();

    public ProxiesPart Proxies { get; init; } = new();

    public sealed class HttpPart
    {
        /// <summary>The largest body of a JSON request.</summary>
        public int MaxBodyBytes { get; init; } = 64 * 1024;
    }

    public sealed class HttpsPart
    {
        /// <summary>Refuses plain HTTP (except for health checks) and asks browsers to remember that (HSTS).</summary>
        public bool Required { get; init; }
    }

    public sealed class CorsPart
    {
        /// <summary>Web origins whose pages may call this server, such as https://chat.example.org. Empty: only its own.</summary>
        public IReadOnlyList<string> AllowedOrigins { get; init; } = [];
    }

    public sealed class ProxiesPart
    {
        /// <summary>Addresses, or networks such as 10.0.0.0/8, of reverse proxies whose X-Forwarded-For and -Proto are believed.</summary>
        public IReadOnlyList<string> Known { get; init; } = [];
    }
}
