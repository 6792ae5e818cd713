using ChatServer.Accounts;
using ChatServer.Http;
using Microsoft.AspNetCore.Hosting.Server;

namespace ChatServer.Demo;

/// <summary>Fills the demo world before the server listens, and tells whoever started it how to sign in.</summary>
/// <remarks>
/// Each start gives its people new passwords, because a password that was never shown (the fill was killed) and one that was
/// lost are the same to the server: it keeps neither. Nothing in the world changes by that.
/// </remarks>
internal sealed class DemoStart(FillDemo fillDemo, UseCases useCases, IServer server, IHostApplicationLifetime lifetime) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var isNew = await fillDemo.RunAsync(cancellationToken);
        var people = await useCases.CallAsync((DemoWorld world) => world.PeopleAsync(cancellationToken));
        var passwords = new List<(DemoPerson Person, string Password)>();
        foreach (var person in DemoPeople.All.Where(people.ContainsKey))
            passwords.Add((person, await useCases.CallAsync((ResetPassword reset) => reset.RunAsync(people[person], cancellationToken))));

        lifetime.ApplicationStarted.Register(() => Console.WriteLine(DemoNotice.Of(isNew, passwords, ListenAddress.Of(server).First())));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
