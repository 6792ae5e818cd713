namespace ChatServer.Demo;

/// <summary>Somebody who lives in the demo world.</summary>
internal sealed record DemoPerson(string Username, string DisplayName, string Bio, string? Status = null)
{
    /// <summary>What the world is recognised by. No mail ever goes to this domain (RFC 2606).</summary>
    public string Email => $"{Username}@demo.example";
}
