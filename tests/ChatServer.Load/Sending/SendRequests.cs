using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ChatServer.Load.Rounds;
using ChatServer.Load.Worlds;

namespace ChatServer.Load.Sending;

/// <summary>Each client is one person, who sends to their conversations in turns.</summary>
internal static class SendRequests
{
    // A hundred bytes in UTF-8.
    private static readonly string Content = string.Concat(Enumerable.Repeat("0123456789", 10));

    /// <param name="root">What stands before the addresses: "", or where a program keeps another way to answer them.</param>
    public static Workload Of(World world, int clients, string root = "") =>
        new(clients, HttpStatusCode.Created, (client, turn) => Send(world.People[client], turn, root));

    public static HttpRequestMessage Send(Person person, int turn, string root = "")
    {
        var conversation = person.Conversations[turn % person.Conversations.Count];
        return new HttpRequestMessage(HttpMethod.Post, $"{root}/api/v1/conversations/{conversation}/messages")
        {
            Headers = { Authorization = person.Authorization },
            Content = Body(),
        };
    }

    // By hand: the instrument shares the machine with what it measures, so it must cost little.
    private static ByteArrayContent Body() => new(Encoding.ASCII.GetBytes($$"""{"clientId":"{{Guid.NewGuid()}}","content":"{{Content}}"}"""))
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
    };
}
