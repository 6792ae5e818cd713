namespace ChatServer.Harness;

/// <summary>Waits for what no event tells of, such as the state of another program.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Task IsTrue(Func<Task<bool>> condition, string what) => IsTrue(condition, () => what);

    /// <param name="what">Asked for when it did not come true, so that it can tell what was seen last.</param>
    public static async Task IsTrue(Func<Task<bool>> condition, Func<string> what)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            if (patience.IsCancellationRequested) throw new TimeoutException($"It did not come true that {what()}.");
            await look.WaitForNextTickAsync();
        }
    }
}
