using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.ProgramTests.Demo;

/// <summary>
/// Everything that people of a demo world see, without ids and times, and with places among the messages in place of positions, which depend
/// on how many replies were counted at once: equal worlds have equal descriptions.
/// </summary>
internal sealed class WorldDescription
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<Guid, string> _names = [];

    public static async Task<string> OfAsync(DemoServer server, IEnumerable<string> usernames)
    {
        var description = new WorldDescription();
        var people = new List<TestUser>();
        foreach (var username in usernames) people.Add(await server.SignIn(username));
        foreach (var person in people) description._names[person.Id] = person.Username;
        foreach (var person in people) await description.AddAsync(person);
        return description._text.ToString();
    }

    private async Task AddAsync(TestUser person)
    {
        AddLine(await person.Get("/users/me"), "username", "displayName", "bio", "status", "role");
        foreach (var conversation in (await person.Get("/conversations")).GetProperty("items").EnumerateArray())
        {
            var path = $"/conversations/{conversation.GetProperty("id").GetGuid()}";
            var messages = (await person.Get($"{path}/messages?limit=200")).GetProperty("items");
            AddLine(conversation, "kind", "title", "description", "myRole", "memberCount", "unread");
            AddPlaces(messages, conversation, "readSeq", "deliveredSeq");
            foreach (var member in (await person.Get($"{path}/members")).GetProperty("items").EnumerateArray())
            {
                AddLine(member, "userId", "role");
                AddPlaces(messages, member, "joinedSeq");
            }

            AddMessages(messages);
        }
    }

    private void AddMessages(JsonElement messages)
    {
        var places = messages.EnumerateArray().Select((m, i) => (Id: m.GetProperty("id").GetGuid(), Place: i)).ToDictionary(m => m.Id, m => m.Place);
        foreach (var message in messages.EnumerateArray())
        {
            AddLine(message, "senderId", "content");
            if (message.GetProperty("replyToId") is { ValueKind: JsonValueKind.String } answered)
                _text.AppendLine(CultureInfo.InvariantCulture, $"    answers {places[answered.GetGuid()]}");
            if (message.GetProperty("editedAt").ValueKind != JsonValueKind.Null) _text.AppendLine("    edited");
            if (message.GetProperty("deletedAt").ValueKind != JsonValueKind.Null) _text.AppendLine("    deleted");
        }
    }

    private void AddPlaces(JsonElement messages, JsonElement whole, params string[] positions)
    {
        foreach (var position in positions)
        {
            var seq = whole.GetProperty(position).GetInt64();
            _text.AppendLine(CultureInfo.InvariantCulture, $"    {position} after {messages.EnumerateArray().Count(m => m.GetProperty("seq").GetInt64() <= seq)}");
        }
    }

    private void AddLine(JsonElement whole, params string[] members) =>
        _text.AppendJoin(" | ", members.Select(m => Name(whole.GetProperty(m)))).AppendLine();

    private string Name(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.TryGetGuid(out var id)
            ? _names.GetValueOrDefault(id, "somebody")
            : value.ToString();
}
