namespace ChatServer.Media.Processing;

/// <summary>Where uploads are worked on inside this process: side by side, or one that was there when a process ended, alone.</summary>
/// <remarks>So of many that a crash has interrupted only the one to blame is there when it happens again.</remarks>
public sealed class ProcessingRoom : IDisposable
{
    // More than are ever worked on at the same time.
    private const int Places = 256;

    private readonly SemaphoreSlim _door = new(1, 1);
    private readonly SemaphoreSlim _places = new(Places, Places);

    /// <summary>Waits for a place, or for all of them; disposing the answer gives them back.</summary>
    public async Task<IDisposable> EnterAsync(bool alone, CancellationToken cancellation)
    {
        var taken = 0;
        await _door.WaitAsync(cancellation);
        try
        {
            for (var wanted = alone ? Places : 1; taken < wanted; taken++) await _places.WaitAsync(cancellation);
            return new Stay(_places, taken);
        }
        catch (OperationCanceledException)
        {
            if (taken > 0) _places.Release(taken);
            throw;
        }
        finally
        {
            _door.Release();
        }
    }

    public void Dispose()
    {
        _door.Dispose();
        _places.Dispose();
    }

    private sealed class Stay(SemaphoreSlim places, int taken) : IDisposable
    {
        public void Dispose() => places.Release(taken);
    }
}
