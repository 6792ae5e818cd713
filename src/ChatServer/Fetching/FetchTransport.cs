using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Options;

namespace ChatServer.Fetching;

/// <summary>HTTP as a stranger speaks it: no proxy, no cookies, no credentials, no redirects of its own, and a new connection each time.</summary>
public sealed class FetchTransport : HttpMessageInvoker
{
    private const int MaxHeaderKilobytes = 32;

    public FetchTransport(Dialer dialer, IOptions<FetchingOptions> options)
        : this(new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellation) => dialer.ConnectAsync(context.DnsEndPoint, cancellation),
            ConnectTimeout = options.Value.ConnectTimeLimit,

            // A connection that is used again would not be checked again.
            PooledConnectionLifetime = TimeSpan.Zero,
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            MaxResponseDrainSize = 0,
            ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,

            // Traces end here; their ids are nobody else's business.
            ActivityHeadersPropagator = null,
            SslOptions =
            {
                CertificateChainPolicy = new X509ChainPolicy
                {
                    // A certificate may name addresses to download its issuer and its revocation from, unguarded.
                    DisableCertificateDownloads = true,
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        })
    {
    }

    private FetchTransport(SocketsHttpHandler handler)
        : base(handler) => CertificatePolicy = handler.SslOptions.CertificateChainPolicy!;

    /// <summary>Whom the server believes to be who they say.</summary>
    internal X509ChainPolicy CertificatePolicy { get; }
}
