using System.Net;

namespace ChatServer.Load.Rounds;

/// <summary>What is asked, by how many clients at once.</summary>
/// <param name="Clients">Each has one request under way.</param>
/// <param name="Good">The status of the answer that counts; any other ends the run.</param>
/// <param name="Request">The request of a client's turn, both counted from 0.</param>
internal sealed record Workload(int Clients, HttpStatusCode Good, Func<int, int, HttpRequestMessage> Request)
{
    /// <summary>How many requests are due each second, of all clients together; without it each follows its answer.</summary>
    public double? Rate { get; init; }
}
