namespace ChatServer.Demo;

/// <summary>Calls use cases as the endpoints do, each in a scope of its own, and some time ago if it should seem so.</summary>
internal sealed class UseCases(IServiceScopeFactory scopes, DemoClock clock)
{
    public async Task<TResult> CallAsync<TUseCase, TResult>(Func<TUseCase, Task<TResult>> call, TimeSpan ago = default)
        where TUseCase : notnull
    {
        clock.GoBack(ago);
        await using var scope = scopes.CreateAsyncScope();
        return await call(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    public async Task CallAsync<TUseCase>(Func<TUseCase, Task> call, TimeSpan ago = default)
        where TUseCase : notnull
    {
        clock.GoBack(ago);
        await using var scope = scopes.CreateAsyncScope();
        await call(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }
}
