namespace ChatServer.Load.Rounds;

/// <summary>How much load, for how long, and where the database of the run lies.</summary>
internal sealed record RoundOptions(
    int Clients, TimeSpan Duration, TimeSpan WarmUp, int Rounds, IReadOnlyList<int> Pools, string Data, IReadOnlyList<string> ServerSettings);
