using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.LiveEvents.Participation;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Texts;
using Npgsql;

namespace ChatServer.LiveEvents;

/// <summary>Reads events as one person sees them: in one query, and those alone that are theirs to see.</summary>
public sealed class EventReader(Database database, EventLinks links, Cursors cursors, TimeProvider clock)
{
    /// <summary>Refuses whoever may not see the event.</summary>
    public Task RequireSeenAsync(Guid readerId, Guid eventId, CancellationToken cancellation) => ReadAsync(readerId, eventId, cancellation);

    /// <summary>For whoever may see the event, or holds its link.</summary>
    public async Task<EventView> ReadAsync(Guid readerId, Guid eventId, string? link, CancellationToken cancellation)
    {
        EventLinks.RequireSound(link);
        return await ReadAsync(readerId, eventId, link is not null && await IsOpenedAsync(eventId, link, cancellation), cancellation);
    }

    public Task<EventView> ReadAsync(Guid readerId, Guid eventId, CancellationToken cancellation) =>
        ReadAsync(readerId, eventId, isOpened: false, cancellation);

    private async Task<EventView> ReadAsync(Guid readerId, Guid eventId, bool isOpened, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(EventQueries.One);
        command.Parameters.AddWithValue(readerId);
        command.Parameters.AddWithValue(eventId);
        command.Parameters.AddWithValue(isOpened);
        return (await ReadAsync(command, cancellation)).SingleOrDefault() ?? throw Refusal.NoSuchEvent();
    }

    public async Task<Page<EventView>> ListAsync(Guid readerId, EventListRequest request, PageRequest page, CancellationToken cancellation)
    {
        var topic = ShortText.ParseOptional(request.Topic, "topic", LiveEvent.MaxTopicLength)?.ToLowerInvariant();
        var list = $"events {request.When} {request.Whose} {topic}";
        var (at, id) = cursors.ReadTime(list, readerId, page.Cursor) ?? Beginning(request.When);

        await using var command = database.Main.CreateCommand(EventQueries.List(request.When, request.Whose, topic is not null));
        command.Parameters.AddWithValue(readerId);
        command.Parameters.AddWithValue(page.Limit + 1L);
        command.Parameters.AddWithValue(at);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = topic });

        var views = await ReadAsync(command, cancellation);
        if (views.Count <= page.Limit) return new Page<EventView>(views, null);

        var last = views[page.Limit - 1];
        return new Page<EventView>(views[..page.Limit], cursors.Write(list, readerId, last.ScheduledAt, last.Id));
    }

    private async Task<bool> IsOpenedAsync(Guid eventId, string link, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(EventQueries.LinkVersion);
        command.Parameters.AddWithValue(eventId);
        return await command.ExecuteScalarAsync(cancellation) is int version && links.Opens(link, eventId, version);
    }

    private static (DateTimeOffset At, Guid Id) Beginning(EventTime? when) =>
        when == EventTime.Upcoming ? (DateTimeOffset.UnixEpoch, Guid.Empty) : (DateTimeOffset.UnixEpoch.AddYears(1_000), Guid.AllBitsSet);

    private static async Task<List<EventView>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        var views = new List<EventView>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation)) views.Add(Read(row));
        return views;
    }

    private static EventView Read(NpgsqlDataReader row)
    {
        var (eventId, streamUrl) = (row.GetGuid(0), row.Nullable<string>(16));
        var role = row.IsDBNull(15) ? (EventRole?)null : EventRoles.Of(Parse<MemberRole>(row, 15));
        return new EventView(
            eventId,
            row.GetString(1),
            row.Nullable<string>(2),
            row.Nullable<string>(3),
            row.Nullable<Guid?>(4),
            row.GetFieldValue<Guid[]>(5),
            Parse<EventVisibility>(row, 6),
            row.Nullable<Guid?>(7),
            row.Nullable<int?>(8),
            row.GetInt32(9),
            Parse<EventState>(row, 10),
            row.GetFieldValue<DateTimeOffset>(11),
            row.GetFieldValue<DateTimeOffset>(12),
            row.Nullable<DateTimeOffset?>(13),
            row.Nullable<DateTimeOffset?>(14),
            role,
            streamUrl is not null,
            role is null ? null : streamUrl,
            row.GetFieldValue<DateTimeOffset>(17),
            row.GetInt64(18));
    }

    private static T Parse<T>(NpgsqlDataReader row, int column) where T : struct, Enum => Enum.Parse<T>(row.GetString(column), ignoreCase: true);
}
