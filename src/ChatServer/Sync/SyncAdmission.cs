using System.ComponentModel.DataAnnotations;
using ChatServer.Refusals;
using Microsoft.Extensions.Options;

namespace ChatServer.Sync;

/// <summary>Configuration section "Sync".</summary>
public sealed class SyncOptions
{
    /// <summary>How many syncs may be answered side by side.</summary>
    [Range(1, 1_000)]
    public int MaxConcurrent { get; set; } = 16;

    /// <summary>How many more may wait for their turn; others are told to come back later. Waiting costs less than coming back.</summary>
    [Range(0, 100_000)]
    public int MaxWaiting { get; set; } = 10_000;
}

/// <summary>Lets a bounded number of syncs in at a time, so that everybody coming back at once does not stop the messages.</summary>
public sealed class SyncAdmission(IOptions<SyncOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Value.MaxConcurrent);
    private int _waiting;

    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _waiting) > options.Value.MaxConcurrent + options.Value.MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw Refusal.Busy(TimeSpan.FromSeconds(2));
        }

        try
        {
            await _places.WaitAsync(cancellation);
        }
        catch
        {
            Interlocked.Decrement(ref _waiting);
            throw;
        }

        return new Place(this);
    }

    public void Dispose() => _places.Dispose();

    private sealed class Place(SyncAdmission admission) : IDisposable
    {
        public void Dispose()
        {
            admission._places.Release();
            Interlocked.Decrement(ref admission._waiting);
        }
    }
}
