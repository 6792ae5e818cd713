using System.Net;

namespace ChatServer.MediaTests.Harness;

/// <summary>A body of which a part is sent at once, and the rest when the test lets it go on, or never.</summary>
internal sealed class SlowContent(byte[] first, byte[] rest) : HttpContent
{
    private readonly TaskCompletionSource _goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GoOn() => _goesOn.SetResult();

    public void BreakOff() => _goesOn.SetException(new IOException("The connection is cut."));

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(first);
        await stream.FlushAsync();
        await _goesOn.Task;
        await stream.WriteAsync(rest);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = first.Length + rest.Length;
        return true;
    }
}
