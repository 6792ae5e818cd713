namespace ChatServer.Persistence;

/// <summary>The one row that says which database this is.</summary>
public sealed class Deployment
{
    public const int SecretBytes = 32;

    public int Id { get; init; } = 1;

    /// <summary>Raised when the history may have been cut: positions of another epoch mean nothing.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>PostgreSQL's system identifier and timeline when the epoch was last looked at.</summary>
    public required string Lineage { get; set; }

    /// <summary>32 random bytes from which keys are derived; kept here so that all nodes share them.</summary>
    public required byte[] Secret { get; init; }
}
