using System.Data.Common;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChatServer.Persistence;

/// <summary>Keeps a context that lost its transaction, together with the connection, from going on upon another connection.</summary>
/// <remarks>EF Core would: without the transaction and its locks, saving half of what belongs together.</remarks>
internal sealed class LostTransactions : DbConnectionInterceptor
{
    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        eventData.Context is ChatDbContext { IsInTransaction: true } ? throw Refusal.DatabaseUnavailable() : new(result);
}
