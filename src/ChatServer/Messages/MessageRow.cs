using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Messages;

/// <summary>The columns that a message is shown from, and how they are read: for whoever reads messages in SQL of their own.</summary>
internal static class MessageRow
{
    /// <param name="m">The alias of the table "messages".</param>
    public static string Columns(string m) =>
        $"{m}.id, {m}.conversation_id, {m}.seq, {m}.client_id, {m}.sender_id, {m}.content, {m}.reply_to_id, "
        + $"{m}.created_at, {m}.edited_at, {m}.deleted_at, {m}.media_count, {m}.details, {m}.expires_at";

    /// <summary>The message whose columns begin here, its media not yet in it (<see cref="Media.MediaOfMessages"/>).</summary>
    /// <param name="row">The row.</param>
    /// <param name="at">Which column is the first.</param>
    /// <param name="now">What has had its time is not shown, be it erased yet or not.</param>
    public static MessageView Read(NpgsqlDataReader row, int at, DateTimeOffset now) => new MessageView(
        row.GetGuid(at),
        row.GetGuid(at + 1),
        row.GetInt64(at + 2),
        row.GetGuid(at + 3),
        row.GetGuid(at + 4),
        row.Nullable<string>(at + 5),
        [],
        row.Nullable<Guid?>(at + 6),
        row.GetFieldValue<DateTimeOffset>(at + 7),
        row.Nullable<DateTimeOffset?>(at + 8),
        row.Nullable<DateTimeOffset?>(at + 9))
    {
        MediaCount = row.GetInt16(at + 10),
        Details = MessageDetails.Read(row.Nullable<string>(at + 11)),
        ExpiresAt = row.Nullable<DateTimeOffset?>(at + 12),
    }.At(now);
}
