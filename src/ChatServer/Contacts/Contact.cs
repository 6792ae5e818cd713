namespace ChatServer.Contacts;

/// <summary>One side of two people who agreed to be contacts: what the one keeps of the other. There is always the other side too.</summary>
public sealed class Contact
{
    public const int MaxAliasLength = 80;

    /// <summary>Each device of theirs holds them.</summary>
    public const int MaxContacts = 5_000;

    public required Guid UserId { get; init; }

    public required Guid ContactId { get; init; }

    public required DateTimeOffset Since { get; init; }

    /// <summary>The name that the person has for the contact; nobody else sees it.</summary>
    public string? Alias { get; set; }

    public bool IsFavourite { get; set; }

    /// <summary>Until then nothing that the contact does disturbs the person.</summary>
    public DateTimeOffset? MutedUntil { get; set; }
}
