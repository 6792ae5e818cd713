using System.Net;
using ChatServer.Load.Rounds;

namespace ChatServer.Load.Reading;

/// <summary>Pages of random conversations, each asked for by a random member.</summary>
internal sealed class HistoryRequests(HistoryWorld history, int clients)
{
    public const int Depth = 50_000;

    // So that not everybody reads the same fifty messages.
    private const int Spread = 2_000;

    public Workload NewestPages => new(clients, HttpStatusCode.OK, (_, _) => Newest());

    public Workload DeepPages => new(clients, HttpStatusCode.OK, (_, _) => Deep());

    public HttpRequestMessage Newest() => Page(Random.Shared.Next(history.Conversations.Count), "");

    public HttpRequestMessage Deep() =>
        Page(Random.Shared.Next(HistoryWorld.LongCount), $"?before={HistoryWorld.LongLength - Depth + Random.Shared.Next(-Spread, Spread)}");

    private HttpRequestMessage Page(int index, string query)
    {
        var conversation = history.Conversations[index];
        var reader = history.World.Members[conversation][Random.Shared.Next(HistoryWorld.MembersOfEach)];
        return new HttpRequestMessage(HttpMethod.Get, $"/api/v1/conversations/{conversation}/messages{query}")
        {
            Headers = { Authorization = reader.Authorization },
        };
    }
}
