namespace ChatServer.Jobs;

/// <summary>Work that must happen after the request is answered, at least once, also across restarts.</summary>
public sealed class Job
{
    public required Guid Id { get; init; }

    /// <summary>Names the handler.</summary>
    public required string Kind { get; init; }

    /// <summary>JSON that the handler understands.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset NotBefore { get; set; }

    /// <summary>Since it was last done.</summary>
    public int Attempts { get; set; }

    /// <summary>Names the latest runner's hold on it; null before the first.</summary>
    public Guid? Hold { get; set; }
}
