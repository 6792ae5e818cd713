using ChatServer.Jobs;
using ChatServer.Media.Storage;
using ChatServer.Persistence;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatServer.Media.Sweeping;

/// <summary>Removes what nothing refers to: media that are, or were, in no message, in no set and nobody's avatar, then content without media.</summary>
public sealed class SweepMedia(Database database, SweepBlobs blobs, Staging staging, IOptions<MediaOptions> options, TimeProvider clock) : IJobHandler
{
    private const int AtOnce = 100;

    // Whatever begins to refer to a media clears its time: a row that was taken up after this statement began is due no more.
    internal static readonly string Sweep = $"""
        with due as (select id from media where check_at <= $1 order by check_at limit {AtOnce} for update skip locked),
        used as (select m.id from due m where {MediaReferences.OfM}),
        kept as (update media m set check_at = null from used where m.id = used.id),
        variants as (delete from media_variants v using due where v.media_id = due.id and v.media_id not in (select id from used) returning v.blob),
        gone as (delete from media m using due where m.id = due.id and m.id not in (select id from used) returning m.blob),
        freed as (update blobs b set check_at = $2 where b.hash in (select blob from variants union select blob from gone))
        select count(*) from due
        """;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    public static string Kind => "media.sweep";

    public async Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation)
    {
        while (await SweepSomeAsync(cancellation) == AtOnce)
        {
            // There may be more.
        }

        await blobs.RunAsync(cancellation);

        // By the clock that file systems and stores keep.
        var unfinished = DateTime.UtcNow - options.Value.BlobGrace;
        staging.Sweep(unfinished);
        await blobs.RemoveUnfinishedAsync(unfinished, cancellation);
        return Every;
    }

    private async Task<long> SweepSomeAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var sweep = database.Main.CreateCommand(Sweep);
        sweep.Parameters.Add(new NpgsqlParameter { Value = now });
        sweep.Parameters.Add(new NpgsqlParameter { Value = now + options.Value.BlobGrace });
        return (long)(await sweep.ExecuteScalarAsync(cancellation))!;
    }
}
