namespace ChatServer.Moderation.Filters;

/// <summary>What a rule can look for. The names are stored, so they are for ever.</summary>
public enum FilterKind
{
    /// <summary>Words and phrases.</summary>
    Words,

    /// <summary>Links to places that are named, or to any others.</summary>
    Links,

    /// <summary>Somebody who says much at once.</summary>
    Flood,

    /// <summary>The same again and again.</summary>
    Duplicates,

    /// <summary>What new accounts may not do yet.</summary>
    NewAccounts,
}

/// <summary>What comes of it when a rule fits. The names are stored, so they are for ever.</summary>
public enum FilterAction
{
    /// <summary>It is not said.</summary>
    Refuse,

    /// <summary>It is said, and reported to the moderators with a copy.</summary>
    Report,

    /// <summary>It is said, and listed with the rule.</summary>
    Flag,
}

/// <summary>Something that moderators of the server do not want said, or want to know of. It fits when one of the things fits that it looks for.</summary>
public sealed class FilterRule
{
    /// <summary>On one server.</summary>
    public const int MaxRules = 100;

    public const int MaxNameLength = 100;
    public const int MaxNoticeLength = 200;

    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public required FilterAction Action { get; set; }

    /// <summary>Whether it is looked at all.</summary>
    public required bool Enabled { get; set; }

    /// <summary>Whether nothing comes of it but an entry in its list.</summary>
    public required bool DryRun { get; set; }

    /// <summary>What whoever is refused reads; null for a sentence of the server's.</summary>
    public string? Notice { get; set; }

    /// <summary>What it looks for, as JSON of <see cref="FilterSettings"/>.</summary>
    public required string Settings { get; set; }

    /// <summary>Another one with each change.</summary>
    public int Version { get; set; } = 1;

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>How often it fitted.</summary>
    public long Hits { get; init; }

    public DateTimeOffset? LastHitAt { get; init; }

    /// <summary>Whether what it fits is not said.</summary>
    public bool Refuses => Action == FilterAction.Refuse && !DryRun;
}
