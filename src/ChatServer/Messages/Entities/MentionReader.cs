using ChatServer.Conversations;
using ChatServer.Persistence;

namespace ChatServer.Messages.Entities;

/// <summary>Finds the members whose names are in a text. A text without "@" costs nothing.</summary>
public sealed class MentionReader(Database database)
{
    private const string AllName = "all";

    // From the names to the members, so that the size of the conversation does not matter. Of a channel those with a role alone, or one could
    // find out who subscribed.
    internal const string Members = $"""
        select u.id, u.normalized_user_name, m.role, c.mention_all_role
        from (select id, normalized_user_name from users where normalized_user_name = any($2)
              union select id, normalized_user_name from users where id = $3) u
        join members m on m.conversation_id = $1 and m.user_id = u.id and m.left_seq is null
        join conversations c on c.id = m.conversation_id and (not c.kind {ConversationKinds.Crowds} or m.role <> 'member' or u.id = $3)
        """;

    public async Task<Mentionable> ReadAsync(Guid senderId, Guid conversationId, string text, CancellationToken cancellation)
    {
        var names = NamesIn(text);
        if (names.Count == 0) return Mentionable.Nobody;

        await using var command = database.Main.CreateCommand(Members);
        command.Parameters.AddWithValue(conversationId);
        command.Parameters.AddWithValue(names.ToArray());
        command.Parameters.AddWithValue(senderId);
        var people = new Dictionary<string, Guid>();
        var mayMentionAll = false;
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var (id, name) = (row.GetGuid(0), row.GetString(1));
            if (names.Contains(name)) people[name] = id;
            mayMentionAll |= id == senderId && Enum.Parse<MemberRole>(row.GetString(2), ignoreCase: true) >= (MemberRole)row.GetInt16(3);
        }

        people.Remove(AllName);
        if (mayMentionAll) people[AllName] = Mentionable.All;
        return new Mentionable(people);
    }

    /// <summary>What may be a name in the text, with and without the punctuation at its end; no more than can be mentions.</summary>
    private static HashSet<string> NamesIn(string text)
    {
        var names = new HashSet<string>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal);
             at >= 0 && names.Count < TextEntities.Max;
             at = text.IndexOf('@', at + 1))
        {
            var name = Words.NameAfter(text, at).ToString().ToLowerInvariant();
            var trimmed = name.TrimEnd(Mentionable.Punctuation.ToCharArray());
            if (trimmed.Length > 0) names.Add(trimmed);
            if (name.Length > 0) names.Add(name);
        }

        return names;
    }
}
