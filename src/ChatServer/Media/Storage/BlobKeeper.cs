using ChatServer.Persistence;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatServer.Media.Storage;

/// <summary>Keeps content so that a row may refer to it.</summary>
/// <remarks>
/// The blob's own row comes first, and says when to look at it again; until then the sweep leaves it alone. So whatever happens between
/// the row, the content and the row that refers to it, nothing refers to missing content and nothing stays that no row knows of.
/// </remarks>
public sealed class BlobKeeper(Database database, IBlobStore store, IOptions<MediaOptions> options, TimeProvider clock)
{
    private const string Announce = """
        insert into blobs (hash, bytes, check_at) values ($1, $2, $3) on conflict (hash) do update set check_at = excluded.check_at
        """;

    public async Task KeepAsync(StagedFile file, CancellationToken cancellation)
    {
        await using (var announce = database.Main.CreateCommand(Announce))
        {
            announce.Parameters.Add(new NpgsqlParameter { Value = file.Hash });
            announce.Parameters.Add(new NpgsqlParameter { Value = file.Bytes });
            announce.Parameters.Add(new NpgsqlParameter { Value = clock.GetUtcNow() + options.Value.BlobGrace });

            // Waits for a sweep that is removing the same content; afterwards it is put anew.
            await announce.ExecuteNonQueryAsync(cancellation);
        }

        await store.PutAsync(file, cancellation);
    }
}
