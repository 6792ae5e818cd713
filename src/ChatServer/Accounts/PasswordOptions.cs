using Microsoft.Extensions.Options;

namespace ChatServer.Accounts;

/// <summary>The section "Passwords".</summary>
public sealed class PasswordOptions
{
    public const int LeastSafeIterations = 210_000;

    /// <summary>Iterations of PBKDF2 with HMAC-SHA-512. Stored hashes with fewer are renewed at the next sign-in.</summary>
    public int Iterations { get; init; } = LeastSafeIterations;

    /// <summary>Lets tests hash with fewer iterations than is safe.</summary>
    public bool AllowWeakHashing { get; init; }

    /// <summary>How many sign-ups and sign-ins may wait for their turn to hash before more are told to come back.</summary>
    public int MaxWaiting { get; init; } = 500;
}

internal sealed class PasswordOptionsCheck : IValidateOptions<PasswordOptions>
{
    public ValidateOptionsResult Validate(string? name, PasswordOptions options)
    {
        var least = options.AllowWeakHashing ? 1 : PasswordOptions.LeastSafeIterations;
        if (options.Iterations < least)
            return ValidateOptionsResult.Fail($"Passwords:Iterations is {options.Iterations}; fewer than {least:N0} are not safe.");

        return options.MaxWaiting > 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail("Passwords:MaxWaiting must be positive.");
    }
}
