namespace ChatServer.Messages.Entities;

/// <summary>Whom a text may mention. Whoever is not here is no mention, whatever the text says.</summary>
public sealed class Mentionable
{
    /// <summary>Everybody in the conversation, where ids of people stand.</summary>
    public static readonly Guid All = Guid.Empty;

    /// <summary>What a name does not end with, unless somebody is called so.</summary>
    internal const string Punctuation = "._-";

    public static readonly Mentionable Nobody = new([]);

    private readonly Dictionary<string, Guid> _byName;
    private readonly Dictionary<string, Guid>.AlternateLookup<ReadOnlySpan<char>> _byPart;

    /// <param name="people">Names without the "@", and ids.</param>
    public Mentionable(IEnumerable<KeyValuePair<string, Guid>> people)
    {
        _byName = new Dictionary<string, Guid>(people, StringComparer.OrdinalIgnoreCase);
        _byPart = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Those of them that the sender wants to mention.</summary>
    public Mentionable Allowed(AllowedMentions? allowed) =>
        allowed is null ? this : new Mentionable(_byName.Where(p => p.Value == All ? allowed.All : allowed.Users?.Contains(p.Value) ?? false));

    /// <summary>Who has this name, and how much of it is the name: a full stop may belong to it, or end the sentence.</summary>
    internal (int Length, Guid UserId) Find(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty) return default;
        if (_byPart.TryGetValue(name, out var userId)) return (name.Length, userId);

        name = name.TrimEnd(Punctuation);
        return _byPart.TryGetValue(name, out userId) ? (name.Length, userId) : default;
    }
}
