namespace ChatServer.Demo;

/// <summary>The system's time. Only what the fill does happens in the past, and only until the fill ends.</summary>
internal sealed class DemoClock : TimeProvider
{
    // It follows one flow of calls, so that whatever else runs meanwhile, such as jobs, lives in the present.
    private readonly AsyncLocal<TimeSpan> _ago = new();
    private volatile bool _isPresent;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - (_isPresent ? TimeSpan.Zero : _ago.Value);

    /// <summary>Lets the calling method, and what it calls, live some time ago. Its caller does not notice.</summary>
    public void GoBack(TimeSpan ago) => _ago.Value = ago;

    /// <summary>Ends the past for everybody, also for what was begun in it and still runs.</summary>
    public void ReturnForGood() => _isPresent = true;
}
