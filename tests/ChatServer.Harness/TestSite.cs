using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ChatServer.Harness;

/// <summary>Somebody else's web server, which answers byte for byte what a test says, by the protocol or not.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly X509Certificate2? _certificate;
    private readonly ConcurrentDictionary<string, Func<Stream, CancellationToken, Task>> _answers = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;
    private int _connectionCount;

    /// <param name="address">127.0.0.1 unless said otherwise; all of 127.0.0.0/8 is there.</param>
    /// <param name="certificate">What it shows; without one it does not encrypt.</param>
    public TestSite(string address = "127.0.0.1", X509Certificate2? certificate = null)
    {
        _certificate = certificate;
        _listener = new TcpListener(IPAddress.Parse(address), 0);
        _listener.Start();
        Address = new Uri($"{(certificate is null ? "http" : "https")}://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public int Port => Address.Port;

    /// <summary>How often somebody connected, whatever they said then.</summary>
    public int Connections => _connectionCount;

    /// <summary>The heads of all requests, as they came.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>The address of a path, at a name that leads here.</summary>
    public string At(string path, string? host = null) => $"{Address.Scheme}://{host ?? Address.Host}:{Port}{path}";

    /// <summary>A file, with more headers if they are given: "Name: value" lines.</summary>
    public string Has(string path, byte[] content, params string[] headers) =>
        Says(path, [.. Encoding.UTF8.GetBytes(Head("200 OK", [.. headers, $"Content-Length: {content.Length}"])), .. content]);

    public string Redirects(string path, string location, int status = 302) =>
        Says(path, Encoding.UTF8.GetBytes(Head($"{status} Elsewhere", $"Location: {location}", "Content-Length: 0")));

    /// <summary>Exactly these bytes.</summary>
    public string Says(string path, byte[] answer) => Does(path, (client, cancellation) => client.WriteAsync(answer, cancellation).AsTask());

    public string Does(string path, Func<Stream, CancellationToken, Task> answer)
    {
        _answers[path] = answer;
        return At(path);
    }

    public static string Head(string status, params string[] headers) =>
        $"HTTP/1.1 {status}\r\n{string.Concat(headers.Select(h => h + "\r\n"))}Connection: close\r\n\r\n";

    /// <summary>Says nothing, until the site is closed.</summary>
    public static Task Silence(CancellationToken cancellation) => new TaskCompletionSource().Task.WaitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                Interlocked.Increment(ref _connectionCount);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The site is closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            await using (var stream = await OpenAsync(client))
            {
                var request = await ReadHeadAsync(stream);
                if (request == "") return;

                _requests.Enqueue(request);
                var path = request.Split(' ').ElementAtOrDefault(1) ?? "";
                var answer = _answers.TryGetValue(path, out var known) ? known : NotFound;
                await answer(stream, _stopping.Token);
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or SocketException or ObjectDisposedException
            or System.Security.Authentication.AuthenticationException)
        {
            // Whoever asked went away, or the site is closed.
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        client.NoDelay = true;
        if (_certificate is null) return client.GetStream();

        var encrypted = new SslStream(client.GetStream());
        // Offline: what it shows is not looked for elsewhere.
        var shown = SslStreamCertificateContext.Create(_certificate, additionalCertificates: null, offline: true);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = shown }, _stopping.Token);
        return encrypted;
    }

    private async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _stopping.Token) > 0)
        {
            // Not HTTP, which begins with a method.
            if (head.Length == 0 && !char.IsAsciiLetterUpper((char)one[0])) return "";

            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private static async Task NotFound(Stream client, CancellationToken cancellation) =>
        await client.WriteAsync(Encoding.UTF8.GetBytes(Head("404 Not Found", "Content-Length: 0")), cancellation);
}
