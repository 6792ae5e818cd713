namespace ChatServer.Accounts;

/// <summary>Erases what a feature keeps of somebody whose account was deleted, beside what they said and where they were.</summary>
public interface IForgetPerson
{
    /// <summary>It may be called again after a crash. Each transaction of it is short.</summary>
    Task RunAsync(Guid userId, CancellationToken cancellation);
}
