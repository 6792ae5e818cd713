using System.Globalization;
using ChatServer.Blocks;
using ChatServer.Http;
using ChatServer.Persistence;
using Npgsql;

namespace ChatServer.Stories;

/// <summary>Lists whose stories somebody may see: those with something new first, the newest first among these, and whom they muted last.</summary>
public sealed class StoryList(Database database, StoriesReader stories, Cursors cursors, TimeProvider clock)
{
    private const string List = "stories";

    // Whose they may be; which of theirs may be seen says the one rule, by which the stories themselves are read.
    private static readonly string Authors = $"""
        select author_id, is_muted, is_seen, newest_at from (
            select s.author_id, m.user_id is not null as is_muted, bool_and(v.seen_at is not null) as is_seen, max(s.created_at) as newest_at
            from story_viewers v
            join stories s on s.id = v.story_id and s.expires_at > $2
            join users a on a.id = s.author_id and a.deleted_at is null
            left join story_mutes m on m.user_id = $1 and m.author_id = s.author_id
            where v.user_id = $1 and v.removed_at is null and s.author_id not in {Blocking.With("$1")}
            group by s.author_id, m.user_id) authors
        where $4::uuid is null or (is_muted, is_seen) > ($5, $6) or ((is_muted, is_seen) = ($5, $6) and (newest_at, author_id) < ($7, $4))
        order by is_muted, is_seen, newest_at desc, author_id desc
        limit $3
        """;

    public async Task<Page<StoriesOfPersonView>> ReadAsync(Guid readerId, PageRequest page, CancellationToken cancellation)
    {
        var found = await AuthorsAsync(readerId, page.Limit + 1, Place.Read(cursors.Read(List, readerId, page.Cursor)), cancellation);
        var shown = found.Take(page.Limit).ToList();
        var views = await stories.OfPeopleAsync(readerId, [.. shown.Select(a => a.AuthorId)], cancellation);
        return new Page<StoriesOfPersonView>(
            [.. shown.Where(a => views.Contains(a.AuthorId)).Select(a => StoriesReader.Of(a.AuthorId, a.IsMuted, [.. views[a.AuthorId]]))],
            found.Count > page.Limit ? cursors.Write(List, readerId, shown[^1].Write()) : null);
    }

    private async Task<List<Place>> AuthorsAsync(Guid readerId, int limit, Place? after, CancellationToken cancellation)
    {
        await using var command = database.Main.CreateCommand(Authors);
        object?[] values = [readerId, clock.GetUtcNow(), (long)limit, after?.AuthorId, after?.IsMuted ?? false, after?.IsSeen ?? false, after?.NewestAt ?? default];
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });

        var authors = new List<Place>();
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            authors.Add(new Place(row.GetGuid(0), row.GetBoolean(1), row.GetBoolean(2), row.GetFieldValue<DateTimeOffset>(3)));
        return authors;
    }

    private sealed record Place(Guid AuthorId, bool IsMuted, bool IsSeen, DateTimeOffset NewestAt)
    {
        public static Place? Read(string? place) => place?.Split(' ') is [var author, var muted, var seen, var ticks]
            ? new Place(
                Guid.Parse(author), bool.Parse(muted), bool.Parse(seen), new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero))
            : null;

        public string Write() => string.Create(CultureInfo.InvariantCulture, $"{AuthorId} {IsMuted} {IsSeen} {NewestAt.UtcTicks}");
    }
}
