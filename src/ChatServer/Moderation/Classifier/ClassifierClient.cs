using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatServer.Fetching;
using Microsoft.Extensions.Options;

namespace ChatServer.Moderation.Classifier;

/// <summary>Asks the classifier, signed, and through the guard that keeps the server from being sent to its own network.</summary>
/// <remarks>
/// The signature is HMAC-SHA-256, with the secret, of the timestamp as it is written, a full stop, and the body. After a failure it is left alone for
/// a minute by everybody, so one that is dead costs a request a minute.
/// </remarks>
public sealed partial class ClassifierClient : IDisposable
{
    public const string TimestampHeader = "X-ChatServer-Timestamp";
    public const string SignatureHeader = "X-ChatServer-Signature";

    private const int MaxAnswerBytes = 1024 * 1024;
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly FetchTransport _transport;
    private readonly ClassifierOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<ClassifierClient> _log;
    private long _restsUntil;

    public ClassifierClient(
        AddressGuard guard, LookUpName lookUp, IOptions<FetchingOptions> fetching, IOptions<ClassifierOptions> options, TimeProvider clock,
        ILogger<ClassifierClient> log)
    {
        (_options, _clock, _log) = (options.Value, clock, log);
        _transport = new FetchTransport(new Dialer(guard, lookUp, _options.InternalHost), fetching);
    }

    /// <summary>How long it is left alone; null when it may be asked.</summary>
    public TimeSpan? Wait => new TimeSpan(Volatile.Read(ref _restsUntil) - _clock.GetUtcNow().UtcTicks) is { Ticks: > 0 } wait ? wait : null;

    /// <returns>Null when there is no answer that makes sense; then it is left alone for a while.</returns>
    public async Task<ClassifierAnswer?> AskAsync(ClassifierQuestion question, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(_options.TimeLimit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var request = Request(question.Write());
            using var response = await _transport.SendAsync(request, either.Token);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => await ReadAsync(response, either.Token),
                HttpStatusCode.NoContent => new ClassifierAnswer([]),
                var status => Failed($"it answered {(int)status}"),
            };
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested
            && failure is HttpRequestException or IOException or FetchException or JsonException or OperationCanceledException)
        {
            return Failed((failure.InnerException ?? failure).GetType().Name);
        }
    }

    public void Dispose() => _transport.Dispose();

    internal static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"{timestamp}."));
        hash.AppendData(body);
        return $"sha256={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static async Task<ClassifierAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var content = new BoundedStream(await response.Content.ReadAsStreamAsync(cancellation), MaxAnswerBytes);
        return await ClassifierAnswer.ReadAsync(content, cancellation);
    }

    private HttpRequestMessage Request(byte[] body)
    {
        var timestamp = _clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new HttpRequestMessage(HttpMethod.Post, _options.Url)
        {
            Headers = { { "User-Agent", "ChatServer" }, { TimestampHeader, timestamp }, { SignatureHeader, Sign(_options.Secret, timestamp, body) } },
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json) } },
        };
    }

    private ClassifierAnswer? Failed(string why)
    {
        Volatile.Write(ref _restsUntil, (_clock.GetUtcNow() + Rest).UtcTicks);
        NoAnswer(why);
        return null;
    }

    [LoggerMessage(LogLevel.Warning, "The classifier gave no answer ({Why}); it is asked again in a minute")]
    private partial void NoAnswer(string why);
}
