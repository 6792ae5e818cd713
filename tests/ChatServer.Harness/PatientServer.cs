using System.Net;

namespace ChatServer.Harness;

/// <summary>A server as a patient client knows it: what was not answered, or could not be done now, is asked again.</summary>
/// <remarks>Only for requests that may be repeated.</remarks>
internal sealed class PatientServer(Uri address) : IChatServer, IDisposable
{
    public HttpClient Http { get; } = new(new AskAgain()) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(120) };

    public Uri Address { get; } = address;

    public void Dispose() => Http.Dispose();

    private sealed class AskAgain() : DelegatingHandler(new SocketsHttpHandler())
    {
        private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(10);
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
        {
            using var pause = new PeriodicTimer(Pause);
            while (true)
            {
                if (await TryAsync(request, cancellation) is { StatusCode: not HttpStatusCode.ServiceUnavailable } answer) return answer;
                await pause.WaitForNextTickAsync(cancellation);
            }
        }

        private async Task<HttpResponseMessage?> TryAsync(HttpRequestMessage request, CancellationToken cancellation)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(OneTry);
            try
            {
                var response = await base.SendAsync(request, patience.Token);
                await response.Content.LoadIntoBufferAsync(patience.Token);
                return response;
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException)
            {
                cancellation.ThrowIfCancellationRequested();
                return null;
            }
        }
    }
}
