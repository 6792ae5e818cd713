namespace ChatServer.Persistence;

/// <summary>What a feature asks of the database before the server may serve from it.</summary>
/// <param name="RequireAsync">Throws a <see cref="CannotStartException"/> when it is not so.</param>
internal sealed record StartCondition(Func<IServiceProvider, CancellationToken, Task> RequireAsync);
