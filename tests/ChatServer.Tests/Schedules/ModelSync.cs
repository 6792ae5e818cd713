using System.Globalization;
using System.Text.Json;

namespace ChatServer.Tests.Schedules;

/// <summary>What a <see cref="ModelServer"/> answers at one moment.</summary>
/// <param name="Now">Number of the newest thing that happened.</param>
internal sealed record ModelSync(ModelWorld World, int Epoch, long Now)
{
    private const int MostMessages = 5;
    private const int MostChanges = 6;
    private const int MostOfList = 2;
    private const int MaxGap = 12;

    // What the last few transactions did is told again, as if they were still under way when the cursor was made.
    private const int UnderWay = 2;

    /// <summary>Null: there is no such thing.</summary>
    public JsonElement? Find(string path)
    {
        var parts = path.Split('/', '?', '=');
        if (parts[2] == "me") return Page([]);
        if (parts[2] == "pinned") return Answer(new { conversationIds = Array.Empty<Guid>() });
        if (parts[1] == "users") return Answer(Card(Guid.Parse(parts[2])));
        if (parts[2] == "limit") return parts[1] == "conversations" ? List() : Page([]);
        if (World.Conversations[Guid.Parse(parts[2])] is var c && !c.HasMember(ModelServer.Reader)) return null;
        return parts.ElementAtOrDefault(3) switch
        {
            "messages" => Messages(c, after: long.Parse(parts[^1], CultureInfo.InvariantCulture)),
            "members" => Members(c),
            "threads" => Page([]),
            _ => null,
        };
    }

    public JsonElement Ask(object question)
    {
        var request = ModelViews.Json(question);
        var since = request.TryGetProperty("cursor", out var cursor) ? Since(cursor.GetString()!) : null;
        var known = request.TryGetProperty("known", out var list)
            ? list.EnumerateArray().ToDictionary(k => k.GetProperty("conversationId").GetGuid(), k => (k.GetProperty("epoch").GetInt32(), k.GetProperty("seq").GetInt64()))
            : [];
        var (synced, isMore) = Conversations(known, since?.Horizon ?? long.MaxValue);
        var me = since is null ? [] : World.List.Skip(since.Value.ListSeq).Take(MostOfList).ToList();
        var reached = (since?.ListSeq ?? World.List.Count) + me.Count;
        return ModelViews.Json(new
        {
            cursor = $"{Epoch} {reached} {Now - UnderWay}",
            me = me.Select(e => new { kind = e.Kind, subjectId = e.ConversationId }),
            users = World.Cards.Where(c => c.Value >= since?.Horizon && World.IsKnownTo(ModelServer.Reader, c.Key)).Select(c => Card(c.Key)),
            conversations = synced,
            hasMore = isMore || reached < World.List.Count,
        });
    }

    private static JsonElement Page(IEnumerable<object> items) => ModelViews.Json(new { items, next = (string?)null });

    private static JsonElement? Answer(object view) => ModelViews.Json(view);

    private static JsonElement Messages(ModelConversation c, long after)
    {
        var items = c.Messages.Values.Where(m => m.Seq > after).ToList();
        return ModelViews.Json(new { items = items.Take(MostMessages).Select(ModelViews.Message), hasMore = items.Count > MostMessages });
    }

    private JsonElement List() => Page(
        World.Conversations.Values.Where(c => c.HasMember(ModelServer.Reader) && !c.IsHidden).Select(c => ModelViews.Conversation(c, Epoch)));

    private JsonElement Members(ModelConversation c) => Page(
        c.Members.Where(m => m.Value.LeftSeq is null).Select(m => ModelViews.Member(m.Key, m.Value, World.Cards.GetValueOrDefault(m.Key))));

    private object Card(Guid userId) => ModelViews.Card(userId, World.Cards.GetValueOrDefault(userId));

    /// <summary>Of another epoch everything is told.</summary>
    private (int ListSeq, long Horizon)? Since(string cursor)
    {
        var place = Array.ConvertAll(cursor.Split(' '), part => int.Parse(part, CultureInfo.InvariantCulture));
        return place[0] == Epoch ? (place[1], place[2]) : (0, 0);
    }

    private (List<object> Synced, bool IsMore) Conversations(Dictionary<Guid, (int Epoch, long Seq)> known, long horizon)
    {
        var (room, isMore, synced) = (MostChanges, false, new List<object>());
        foreach (var c in World.Conversations.Values)
        {
            var isKnown = known.TryGetValue(c.Id, out var held);
            if (!c.HasMember(ModelServer.Reader))
            {
                if (isKnown) synced.Add(Synced(c, "gone", [], horizon: long.MaxValue));
            }
            else if (!isKnown || held.Epoch != Epoch || held.Seq > c.HeadSeq || c.HeadSeq - held.Seq > MaxGap)
            {
                if (isKnown || (c.MovedAt >= horizon && !c.IsHidden)) synced.Add(Synced(c, "tooLong", [], horizon: 0));
            }
            else
            {
                var count = (int)Math.Min(room, c.HeadSeq - held.Seq);
                room -= count;
                isMore |= held.Seq + count < c.HeadSeq;
                var changes = Enumerable.Range(1, count).Select(i => ModelViews.Change(c, Epoch, held.Seq + i));
                synced.Add(Synced(c, held.Seq == c.HeadSeq ? "upToDate" : "changes", changes, horizon));
            }
        }

        return (synced, isMore);
    }

    private object Synced(ModelConversation c, string status, IEnumerable<object> changes, long horizon) => new
    {
        conversationId = c.Id,
        status,
        epoch = Epoch,
        changes,
        conversation = ModelViews.Conversation(c, Epoch),
        receipts = c.Members.Where(m => m.Value.LeftSeq is null && m.Value.MarksAt >= horizon).Select(m => ModelViews.Marks(c, m.Key)),
    };
}
