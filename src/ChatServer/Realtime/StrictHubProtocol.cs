using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ChatServer.Http;
using ChatServer.Refusals;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ChatServer.Realtime;

/// <summary>SignalR's JSON protocol, except that every call is answered like a request: calls that name no method, or bring the wrong
/// arguments, are refused by <see cref="ChatHub.Refuse"/>, and a failed call's error is a problem document alone.</summary>
/// <remarks>Such calls never reach a hub filter: the dispatcher answers them with a sentence of its own.</remarks>
internal sealed class StrictHubProtocol(IHubProtocol json) : IHubProtocol
{
    /// <summary>The hub's method that refuses. Clients cannot call it: on the wire the name means an unknown method.</summary>
    public const string RefusingMethod = "$refuse";

    // SignalR puts a sentence and the exception's name before the message.
    private const string ErrorMark = nameof(HubException) + ": ";

    public string Name => json.Name;

    public int Version => json.Version;

    public TransferFormat TransferFormat => json.TransferFormat;

    public bool IsVersionSupported(int version) => json.IsVersionSupported(version);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        for (var before = input.Length; !json.TryParseMessage(ref input, binder, out message); before = input.Length)
        {
            // A record of a type that nobody knows is passed over and yet answered as "no whole record": what follows it must not wait for more.
            if (input.Length == before) return false;
        }

        message = message switch
        {
            InvocationBindingFailureMessage call => Refused(call.InvocationId, Why(call.Target, binder)),
            InvocationMessage { Target: RefusingMethod } call => Refused(call.InvocationId, Refusal.NoSuchMethod()),
            InvocationMessage { StreamIds.Length: > 0 } call => Refused(call.InvocationId, NoStreams()),
            StreamInvocationMessage call => Refused(call.InvocationId, NoStreams()),
            _ => message,
        };
        return true;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => json.WriteMessage(Plain(message), output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => json.GetMessageBytes(Plain(message));

    private static InvocationMessage Refused(string? invocationId, RefusalException refusal) => new(invocationId, RefusingMethod, [refusal]);

    private static RefusalException NoStreams() => Refusal.InvalidRequest("arguments", "No method takes or answers streams.");

    private static RefusalException Why(string target, IInvocationBinder binder)
    {
        try
        {
            var count = binder.GetParameterTypes(target).Count;
            return target == RefusingMethod
                ? Refusal.NoSuchMethod()
                : Refusal.InvalidRequest("arguments", $"They must be {count}, without repeated members, at most {WireJson.MaxDepth} levels deep.");
        }
        catch (HubException)
        {
            return Refusal.NoSuchMethod();
        }
    }

    private static HubMessage Plain(HubMessage message)
    {
        if (message is not CompletionMessage { Error: { } error, InvocationId: { } id }) return message;

        var at = error.IndexOf(ErrorMark, StringComparison.Ordinal);
        return CompletionMessage.WithError(id, at >= 0 ? error[(at + ErrorMark.Length)..] : Unexpected());
    }

    // The dispatcher itself failed, such as at a result that could not be written; it has logged why.
    private static string Unexpected() =>
        JsonSerializer.Serialize(ProblemDocument.Of(Refusal.Unexpected(), ProblemDocument.CurrentTraceId("")), WireJson.Options);
}
