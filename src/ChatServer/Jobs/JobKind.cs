using System.Security.Cryptography;
using System.Text;

namespace ChatServer.Jobs;

/// <summary>A kind of job and who does it.</summary>
/// <param name="Name">As in <see cref="Job.Kind"/>.</param>
/// <param name="Handler">The <see cref="IJobHandler"/>; made anew for each run, in a scope of its own.</param>
/// <param name="IsHeavy">Whether it may take minutes of computing or of waiting; such a kind has runners of its own and keeps no other waiting.</param>
/// <param name="IsStanding">Whether there is always one such job, from the first start on.</param>
public sealed record JobKind(string Name, Type Handler, bool IsHeavy, bool IsStanding)
{
    /// <summary>The same on every node and at every start, so that there is only one.</summary>
    public Guid StandingId { get; } = new(SHA256.HashData(Encoding.UTF8.GetBytes(Name)).AsSpan(0, 16));
}
