using System.Buffers.Binary;
using System.Security.Cryptography;
using ChatServer.Refusals;
using ChatServer.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ChatServer.Accounts;

/// <summary>Hashes and checks passwords with Identity's hasher, on half of the cores at most, so that sign-ins never starve messages.</summary>
public sealed class PasswordHashing(IOptions<PasswordOptions> options) : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly PasswordHasher<User> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.Iterations }));
    private readonly string _nobodysHash = NobodysHash(options.Value.Iterations);
    private readonly SemaphoreSlim _cores = new(Math.Max(1, Environment.ProcessorCount / 2));
    private int _waiting;

    public Task<string> HashAsync(string password, CancellationToken cancellation) =>
        RunAsync(() => _hasher.HashPassword(null!, password), cancellation);

    /// <summary>Compares a password with a stored hash. Without one it takes just as long and fails.</summary>
    public Task<PasswordVerificationResult> VerifyAsync(string? storedHash, string password, CancellationToken cancellation) =>
        RunAsync(() => _hasher.VerifyHashedPassword(null!, storedHash ?? _nobodysHash, password), cancellation);

    public void Dispose() => _cores.Dispose();

    private async Task<T> RunAsync<T>(Func<T> hash, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _waiting) > options.Value.MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw Refusal.Busy(RetryAfter);
        }

        try
        {
            await _cores.WaitAsync(cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            // A thread of its own: this much computing would hold up whatever else waits for a thread of the pool.
            return await Task.Factory.StartNew(hash, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _cores.Release();
        }
    }

    // Identity's format: version 1, PBKDF2 function (2 is SHA-512), iterations, salt length, salt, 32 bytes that no password gives.
    private static string NobodysHash(int iterations)
    {
        const int saltLength = 16;
        var hash = RandomNumberGenerator.GetBytes(13 + saltLength + 32);
        hash[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(1), 2);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(5), (uint)iterations);
        BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(9), saltLength);
        return Convert.ToBase64String(hash);
    }
}
