using ChatServer.Messages;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChatServer.Media;

/// <summary>Reads what is in messages, of any number of them in one query; whoever asks has already been let in.</summary>
public sealed class MediaOfMessages(Database database, MediaLinks links)
{
    internal const string OfMessages = $"""
        select u.conversation_id, u.seq, {MediaRows.Columns}
        from unnest($1, $2) k(conversation_id, seq)
        join message_media u on u.conversation_id = k.conversation_id and u.seq = k.seq
        join media m on m.id = u.media_id
        left join media_variants v on v.media_id = m.id
        order by u.conversation_id, u.seq, u.position, v.position
        """;

    private async Task<ILookup<(Guid ConversationId, long Seq), MediaView>> ReadAsync(
        IReadOnlyCollection<(Guid ConversationId, long Seq)> messages, CancellationToken cancellation)
    {
        if (messages.Count == 0) return Enumerable.Empty<MediaView>().ToLookup(_ => default((Guid, long)));

        await using var command = database.Main.CreateCommand(OfMessages);
        return await ReadAsync(command, messages, cancellation);
    }

    /// <summary>Puts what is in them into messages that were just read, with addresses that show it to this reader alone.</summary>
    public async Task AddForAsync(Guid readerId, List<MessageView> messages, CancellationToken cancellation)
    {
        await AddAsync(messages, cancellation);
        for (var i = 0; i < messages.Count; i++) messages[i] = links.Sign(readerId, messages[i]);
    }

    /// <summary>Puts what is in them into messages that were just read, as everybody sees it.</summary>
    public async Task AddAsync(List<MessageView> messages, CancellationToken cancellation)
    {
        var media = await ReadAsync([.. messages.Where(m => m.MediaCount > 0).Select(m => (m.ConversationId, m.Seq))], cancellation);
        if (media.Count == 0) return;

        for (var i = 0; i < messages.Count; i++)
            messages[i] = messages[i] with { Media = [.. media[(messages[i].ConversationId, messages[i].Seq)]] };
    }

    /// <summary>Of one message, as the transaction of this context sees it.</summary>
    public static async Task<IReadOnlyList<MediaView>> ReadAsync(ChatDbContext db, Guid conversationId, long seq, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(OfMessages, (NpgsqlConnection)db.Database.GetDbConnection());
        return [.. (await ReadAsync(command, [(conversationId, seq)], cancellation))[(conversationId, seq)]];
    }

    private static async Task<ILookup<(Guid ConversationId, long Seq), MediaView>> ReadAsync(
        NpgsqlCommand command, IReadOnlyCollection<(Guid ConversationId, long Seq)> messages, CancellationToken cancellation)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = messages.Select(m => m.ConversationId).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = messages.Select(m => m.Seq).ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return (await MediaRows.ReadAsync(row, 2, r => (r.GetGuid(0), r.GetInt64(1)), cancellation)).ToLookup(m => m.Key, m => m.View);
    }
}
