using System.Globalization;
using ChatServer.Http;

namespace ChatServer.Sync;

/// <summary>What a sync cursor holds.</summary>
/// <param name="Epoch">Transactions and positions of another epoch mean nothing.</param>
/// <param name="ListSeq">Position in the person's own list.</param>
/// <param name="Horizon">
/// Every transaction before this one was over when the cursor was made. Later ones may have been under way, invisible yet, so the next
/// sync looks at all of them: some things come twice, none is missed.
/// </param>
internal sealed record SyncPosition(int Epoch, long ListSeq, ulong Horizon)
{
    private const string List = "sync";

    public static SyncPosition? Read(Cursors cursors, Guid userId, string? cursor) =>
        cursors.Read(List, userId, cursor)?.Split(' ') is [var epoch, var listSeq, var horizon]
            ? new SyncPosition(
                int.Parse(epoch, CultureInfo.InvariantCulture),
                long.Parse(listSeq, CultureInfo.InvariantCulture),
                ulong.Parse(horizon, CultureInfo.InvariantCulture))
            : null;

    public string Write(Cursors cursors, Guid userId) =>
        cursors.Write(List, userId, string.Create(CultureInfo.InvariantCulture, $"{Epoch} {ListSeq} {Horizon}"));
}
