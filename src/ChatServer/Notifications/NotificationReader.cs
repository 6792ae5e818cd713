using ChatServer.Http;
using ChatServer.Media;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Npgsql;

namespace ChatServer.Notifications;

/// <summary>Reads what a person should hear of, each with its message as it is now and as they may see it.</summary>
public sealed class NotificationReader(Database database, MediaOfMessages mediaOfMessages, Cursors cursors, TimeProvider clock)
{
    /// <summary>Newest first.</summary>
    public async Task<NotificationPage> ListAsync(Guid userId, bool isUnread, PageRequest page, CancellationToken cancellation)
    {
        var list = isUnread ? "unread notifications" : "notifications";
        var place = cursors.ReadTime(list, userId, page.Cursor);
        await using var command = Command(NotificationQueries.Page(place is null, isUnread), userId, page.Limit + 1L);
        if (place is var (at, id))
        {
            command.Parameters.AddWithValue(at);
            command.Parameters.AddWithValue(id);
        }

        var items = await ReadAsync(userId, command, cancellation);
        var unread = await CountAsync(userId, cancellation);
        if (items.Count <= page.Limit) return new NotificationPage(items, null, unread);

        var last = items[page.Limit - 1];
        var next = cursors.Write(list, userId, last.At, last.Id);
        return new NotificationPage(items[..page.Limit], next, unread);
    }

    public async Task<NotificationView> ReadAsync(Guid userId, Guid notificationId, CancellationToken cancellation)
    {
        await using var command = Command(NotificationQueries.One, userId, notificationId);
        return (await ReadAsync(userId, command, cancellation)).SingleOrDefault() ?? throw Refusal.NoSuchNotification();
    }

    public async Task<UnreadView> CountAsync(Guid userId, CancellationToken cancellation)
    {
        await using var command = Command(NotificationQueries.Counts, userId);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new UnreadView(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7));
    }

    private async Task<List<NotificationView>> ReadAsync(Guid userId, NpgsqlCommand command, CancellationToken cancellation)
    {
        var views = new List<NotificationView>();
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation)) views.Add(Read(row, clock.GetUtcNow()));
        }

        var withMessage = Enumerable.Range(0, views.Count).Where(i => views[i].Message is not null).ToList();
        var messages = withMessage.ConvertAll(i => views[i].Message!);
        await mediaOfMessages.AddForAsync(userId, messages, cancellation);
        foreach (var (i, message) in withMessage.Zip(messages)) views[i] = views[i] with { Message = message };
        return views;
    }

    private static NotificationView Read(NpgsqlDataReader row, DateTimeOffset now)
    {
        var message = row.IsDBNull(10) ? null : MessageRow.Read(row, 10, now);
        var kind = Enum.Parse<NotificationKind>(row.GetString(1), ignoreCase: true);
        return new NotificationView(
            row.GetGuid(0),
            kind,
            Somewhere(row.GetGuid(2)),
            Somewhere(row.GetGuid(3)),
            row.GetInt64(4),
            row.GetFieldValue<DateTimeOffset>(5),
            row.GetBoolean(6),
            row.GetBoolean(7),
            kind == NotificationKind.Reaction ? message?.Reactions?.Sum(r => r.Count) ?? 0 : row.GetInt64(8),
            message)
        {
            SubjectId = kind is NotificationKind.Report or NotificationKind.Action ? row.GetGuid(9) : null,
        };
    }

    private static Guid? Somewhere(Guid id) => id == PersonEntries.Nowhere ? null : id;

    private NpgsqlCommand Command(string sql, Guid userId, params ReadOnlySpan<object> values)
    {
        var command = database.Main.CreateCommand(sql);
        foreach (var value in (ReadOnlySpan<object>)[userId, clock.GetUtcNow(), .. values]) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
