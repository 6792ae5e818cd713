using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatServer.Demo;

/// <summary>Something that somebody does in a conversation.</summary>
/// <param name="Who">One of its members.</param>
/// <param name="Before">How long before the fill, such as "2.04:30": two days, four hours and a half.</param>
internal abstract record DemoAct(DemoPerson Who, string Before)
{
    public TimeSpan Ago { get; } = TimeSpan.Parse(Before, CultureInfo.InvariantCulture);
}

/// <summary>Somebody says something. No text occurs twice.</summary>
/// <param name="Who">The sender.</param>
/// <param name="Before">When.</param>
/// <param name="Text">As it is sent.</param>
/// <param name="To">Whose newest message it answers, if it is a reply.</param>
/// <param name="Corrected">What it is edited to a minute later.</param>
/// <param name="IsTakenBack">Whether it is deleted a minute later.</param>
internal sealed record Says(
    DemoPerson Who, string Before, string Text, DemoPerson? To = null, string? Corrected = null, bool IsTakenBack = false)
    : DemoAct(Who, Before)
{
    public static readonly TimeSpan SecondThought = TimeSpan.FromMinutes(1);

    /// <summary>The same at every start, so that what was said before a fill was killed is not said again.</summary>
    public Guid ClientId { get; } = new(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, 16));
}

/// <summary>Somebody reads all that was said so far.</summary>
internal sealed record Reads(DemoPerson Who, string Before) : DemoAct(Who, Before);

/// <summary>All that was said so far reaches somebody's device, unread.</summary>
internal sealed record Receives(DemoPerson Who, string Before) : DemoAct(Who, Before);
