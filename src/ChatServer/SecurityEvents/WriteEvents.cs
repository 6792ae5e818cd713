using ChatServer.Accounts;
using ChatServer.Chains;
using ChatServer.Changes;
using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ChatServer.SecurityEvents;

/// <summary>Writes what was noted, many events at once, behind the requests that noted them.</summary>
/// <remarks>What is noted in the moment before a kill, or beyond what fits into memory while the database is away, may be missing.</remarks>
internal sealed partial class WriteEvents : BackgroundService
{
    private const int MostAtOnce = 500;

    private readonly SecurityNotes _notes;
    private readonly NetworkHash _networkHash;
    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger<WriteEvents> _log;
    private readonly SemaphoreSlim _writing = new(1);

    public WriteEvents(SecurityNotes notes, NetworkHash networkHash, ChangeFeed feed, IServiceScopeFactory scopes, ILogger<WriteEvents> log)
    {
        (_notes, _networkHash, _scopes, _log) = (notes, networkHash, scopes, log);
        feed.Announced += signal =>
        {
            if (signal is not SessionsEnded ended) return;
            foreach (var sessionId in ended.SessionIds) notes.Note(SecurityEventKind.SessionEnded, ended.UserId, sessionId: sessionId);
        };
    }

    /// <summary>Returns when everything that was noted before is written.</summary>
    public async Task WriteNotedAsync(CancellationToken cancellation)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            while (TakeNoted() is { Count: > 0 } noted) await WriteAsync(noted, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            NotWritten(failure);
        }
        finally
        {
            _writing.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _notes.Noted.WaitToReadAsync(stoppingToken)) await WriteNotedAsync(CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            await WriteNotedAsync(CancellationToken.None);
        }
    }

    private List<NotedEvent> TakeNoted()
    {
        var noted = new List<NotedEvent>();
        while (noted.Count < MostAtOnce && _notes.Noted.TryRead(out var one)) noted.Add(one);
        return noted;
    }

    private async Task WriteAsync(List<NotedEvent> noted, CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ChatDbContext>();
        var chain = scope.ServiceProvider.GetRequiredService<Chain<SecurityEvent>>();
        var sessions = await SessionsOfAsync(db, noted, cancellation);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var head = await chain.LockAsync(ChainEntry.OnlyChain, cancellation);
        foreach (var one in noted) chain.Add(head, Event(one, sessions));
        await db.SaveChangesAsync(cancellation);
        await Persistence.Database.CommitAsync((NpgsqlTransaction)transaction.GetDbTransaction());
    }

    private static async Task<Dictionary<string, Session>> SessionsOfAsync(ChatDbContext db, List<NotedEvent> noted, CancellationToken cancellation)
    {
        var hashes = noted.Where(n => n.TokenHash is not null).Select(n => n.TokenHash!).ToList();
        if (hashes.Count == 0) return [];

        var sessions = await db.Set<Session>().AsNoTracking().Where(s => hashes.Contains(s.TokenHash)).ToListAsync(cancellation);
        return sessions.ToDictionary(s => Convert.ToHexString(s.TokenHash));
    }

    private SecurityEvent Event(NotedEvent noted, Dictionary<string, Session> sessions)
    {
        var session = noted.TokenHash is { } hash ? sessions.GetValueOrDefault(Convert.ToHexString(hash)) : null;
        return new SecurityEvent
        {
            ChainId = ChainEntry.OnlyChain,
            At = noted.At,
            Kind = noted.Kind,
            UserId = noted.UserId ?? session?.UserId,
            ActorId = noted.ActorId,
            SessionId = noted.SessionId ?? session?.Id,
            NetworkId = noted.Network is { } network ? new Guid(_networkHash.Of(network), bigEndian: true) : null,
            Detail = noted.Detail,
        };
    }

    [LoggerMessage(LogLevel.Error, "Security events could not be written")]
    private partial void NotWritten(Exception failure);
}
