using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using ChatServer.Harness;

namespace ChatServer.ContractTests.BadInput;

/// <summary>Says over TCP what no HTTP client would.</summary>
internal static partial class RawHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Sends these characters, one byte each, and returns all that is answered until the server hangs up.</summary>
    /// <param name="hangUp">Says at once that nothing more will come.</param>
    public static async Task<string> AskAsync(ChatApp app, string request, bool hangUp = false)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(app.Address.Host, app.Address.Port, patience.Token);
        await using var stream = client.GetStream();
        var answer = new MemoryStream();
        await UnlessHungUpOn(() => stream.WriteAsync(Encoding.Latin1.GetBytes(request), patience.Token).AsTask());
        if (hangUp) client.Client.Shutdown(SocketShutdown.Send);
        await UnlessHungUpOn(() => stream.CopyToAsync(answer, patience.Token));
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    /// <summary>The statuses of all answers, one after the other.</summary>
    public static IEnumerable<int> Statuses(string answers) => StatusLine().Matches(answers).Select(m => int.Parse(m.Groups[1].ValueSpan));

    private static async Task UnlessHungUpOn(Func<Task> talking)
    {
        try
        {
            await talking();
        }
        catch (IOException)
        {
            // What the server said before it did counts.
        }
    }

    [GeneratedRegex(@"^HTTP/1\.1 (\d{3})", RegexOptions.Multiline)]
    private static partial Regex StatusLine();
}
