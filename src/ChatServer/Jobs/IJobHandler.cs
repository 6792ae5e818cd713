namespace ChatServer.Jobs;

/// <summary>Does the jobs of one kind. The same job may come again after a crash, so doing it twice must be as good as once.</summary>
public interface IJobHandler
{
    /// <summary>The kind of job; stored, so it is for ever.</summary>
    static abstract string Kind { get; }

    /// <summary>Does the job.</summary>
    /// <returns>After how long to do it again; null when it is done for good.</returns>
    Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation);
}
