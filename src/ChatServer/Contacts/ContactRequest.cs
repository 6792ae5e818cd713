namespace ChatServer.Contacts;

/// <summary>Somebody asked somebody to be contacts. Once it is accepted or taken back it is gone; once it is refused it waits out a time.</summary>
public sealed class ContactRequest
{
    public const int MaxNoteLength = 200;

    /// <summary>That wait for an answer, of one person.</summary>
    public const int MaxRequests = 200;

    /// <summary>That wait for the answer of one person.</summary>
    public const int MaxAsked = 1_000;

    /// <summary>Whoever was refused does not ask again for so long.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromDays(30);

    public required Guid FromId { get; init; }

    public required Guid ToId { get; init; }

    public string? Note { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? RefusedAt { get; set; }
}
