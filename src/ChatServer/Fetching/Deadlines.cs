namespace ChatServer.Fetching;

/// <summary>The time limits of one fetch: of all of it, and of what is waited for at the moment.</summary>
internal sealed class Deadlines : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _whole;
    private readonly CancellationTokenSource _step;
    private readonly CancellationTokenSource _any;

    public Deadlines(TimeSpan whole, TimeProvider clock, CancellationToken caller)
    {
        _caller = caller;
        _whole = new CancellationTokenSource(whole, clock);
        _step = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _any = CancellationTokenSource.CreateLinkedTokenSource(caller, _whole.Token, _step.Token);
    }

    /// <exception cref="FetchException">It took longer than it may.</exception>
    public async ValueTask<T> WithinAsync<T>(TimeSpan limit, Func<CancellationToken, ValueTask<T>> step)
    {
        _step.CancelAfter(limit);
        try
        {
            return await step(_any.Token);
        }
        catch (OperationCanceledException late) when (!_caller.IsCancellationRequested)
        {
            throw new FetchException(FetchFailure.TooSlow, late);
        }
        finally
        {
            _step.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _any.Dispose();
        _step.Dispose();
        _whole.Dispose();
    }
}
