using System.Text.Json;

namespace ChatServer.Harness;

/// <summary>What a client holds. It is loaded fresh, or brought up to date by sync, as the API description tells clients to.</summary>
public sealed class ClientState(TestUser me)
{
    private readonly SortedDictionary<Guid, Held> _conversations = [];
    private readonly SortedDictionary<Guid, string> _cards = [];
    private string? _cursor;

    /// <summary>Hears of every change when it is applied: the conversation and its epoch, and the change.</summary>
    public Action<Guid, int, JsonElement>? Applied { get; set; }

    public static async Task<ClientState> Load(TestUser me)
    {
        var state = new ClientState(me);
        state._cursor = (await me.Post("/sync", new { })).GetProperty("cursor").GetString();
        await foreach (var conversation in Items(me, "/conversations?limit=200"))
            await state.Reload(conversation.GetProperty("id").GetGuid());
        return state;
    }

    /// <summary>Asks until there is no more, and returns how many changes came.</summary>
    public async Task<int> Sync()
    {
        for (var count = 0; ;)
        {
            var answer = await me.Post("/sync", new { cursor = _cursor, known = Known(), limit = 100 });
            _cursor = answer.GetProperty("cursor").GetString();
            foreach (var conversation in answer.GetProperty("conversations").EnumerateArray()) count += await Apply(conversation);
            foreach (var entry in answer.GetProperty("me").EnumerateArray()) await ApplyToList(entry);
            foreach (var card in answer.GetProperty("users").EnumerateArray())
                _cards[card.GetProperty("id").GetGuid()] = card.GetRawText();
            if (!answer.GetProperty("hasMore").GetBoolean()) return count;
        }
    }

    /// <summary>Applies a change that came by the socket. False: it does not follow what is held; sync tells what is missing.</summary>
    public bool TryApply(JsonElement change)
    {
        var id = change.GetProperty("conversationId").GetGuid();
        if (!_conversations.TryGetValue(id, out var held)) return false;
        if (change.GetProperty("epoch").GetInt32() != held.Epoch || change.GetProperty("seq").GetInt64() > held.Seq + 1) return false;
        Apply(id, change);
        return true;
    }

    /// <summary>Up to where a conversation is held; 0 when it is not.</summary>
    public long SeqOf(Guid conversationId) => _conversations.GetValueOrDefault(conversationId)?.Seq ?? 0;

    /// <summary>Everything it holds, as text that can be compared.</summary>
    public string Describe() => string.Join('\n', _conversations.Select(c => $"{c.Key} {c.Value.Describe(me.Id, _cards)}"));

    private IEnumerable<object> Known() => _conversations.Select(c => new { conversationId = c.Key, epoch = c.Value.Epoch, seq = c.Value.Seq });

    private async Task ApplyToList(JsonElement entry)
    {
        if (entry.GetProperty("kind").GetString() is not ("conversation.hidden" or "conversation.shown")) return;

        // A hidden conversation comes back with the next message, so the list itself says how it stands.
        var id = entry.GetProperty("subjectId").GetGuid();
        _conversations.Remove(id);
        await foreach (var listed in Items(me, "/conversations?limit=200"))
            if (listed.GetProperty("id").GetGuid() == id) await Reload(id);
    }

    private async Task<int> Apply(JsonElement synced)
    {
        var id = synced.GetProperty("conversationId").GetGuid();
        var changes = synced.GetProperty("changes").EnumerateArray().ToList();
        switch (synced.GetProperty("status").GetString())
        {
            case "gone":
                _conversations.Remove(id);
                break;
            case "tooLong":
                await Reload(id);
                break;
            default:
                foreach (var change in changes) Apply(id, change);
                foreach (var joined in changes.Where(c => c.GetProperty("kind").GetString() == "member.joined")) await Meet(joined);
                _conversations[id].Move(synced.GetProperty("receipts"));
                break;
        }

        return changes.Count;
    }

    private void Apply(Guid id, JsonElement change)
    {
        var held = _conversations[id];
        if (held.Apply(change)) Applied?.Invoke(id, held.Epoch, change);
    }

    /// <summary>Who was not seen so far may have changed their card meanwhile, and nobody told of it.</summary>
    private async Task Meet(JsonElement joined)
    {
        var userId = joined.GetProperty("member").GetProperty("userId").GetGuid();
        _cards[userId] = (await me.Get($"/users/{userId}")).GetRawText();
    }

    private async Task Reload(Guid id)
    {
        var view = await me.Get($"/conversations/{id}");
        var held = new Held(view.GetProperty("epoch").GetInt32(), view.GetProperty("headSeq").GetInt64());
        held.SetFacts(view);
        for (long after = 0; ;)
        {
            var page = await me.Get($"/conversations/{id}/messages?limit=200&after={after}");
            foreach (var message in page.GetProperty("items").EnumerateArray())
            {
                held.Put(message);
                after = message.GetProperty("seq").GetInt64();
            }

            if (!page.GetProperty("hasMore").GetBoolean()) break;
        }

        await foreach (var member in Items(me, $"/conversations/{id}/members?limit=200"))
        {
            held.Join(member);
            _cards[member.GetProperty("userId").GetGuid()] = member.GetProperty("user").GetRawText();
        }

        var stale = new[] { new { conversationId = id, epoch = 0, seq = 0 } };
        held.Move((await me.Post("/sync", new { known = stale })).GetProperty("conversations")[0].GetProperty("receipts"));
        _conversations[id] = held;
    }

    private static async IAsyncEnumerable<JsonElement> Items(TestUser me, string path)
    {
        for (var next = ""; next is not null;)
        {
            var page = await me.Get(next == "" ? path : $"{path}&cursor={next}");
            foreach (var item in page.GetProperty("items").EnumerateArray()) yield return item;
            next = page.GetProperty("next").GetString();
        }
    }

    private sealed class Held(int epoch, long seq)
    {
        private readonly SortedDictionary<long, JsonElement> _messages = [];
        private readonly SortedDictionary<Guid, string> _members = [];
        private readonly SortedDictionary<Guid, (long Delivered, long? Read)> _marks = [];
        private string _facts = "";

        public int Epoch { get; } = epoch;

        public long Seq { get; private set; } = seq;

        /// <summary>False: it was known already.</summary>
        public bool Apply(JsonElement change)
        {
            var at = change.GetProperty("seq").GetInt64();
            if (at <= Seq) return false;
            Assert.Equal(Seq + 1, at);
            Seq = at;

            if (change.TryGetProperty("conversation", out var conversation)) SetFacts(conversation);
            if (change.TryGetProperty("member", out var member)) PutMember(member);
            if (change.TryGetProperty("message", out var message)) Put(message);
            return true;
        }

        public void SetFacts(JsonElement view) =>
            _facts = string.Join(' ', new[] { "kind", "title", "description", "ownerId", "createdAt" }.Select(f => view.GetProperty(f).GetRawText()));

        public void Put(JsonElement message)
        {
            _messages[message.GetProperty("seq").GetInt64()] = message.Clone();

            // Sending moves the sender's own marks.
            var (sender, seq) = (message.GetProperty("senderId").GetGuid(), message.GetProperty("seq").GetInt64());
            if (_marks.TryGetValue(sender, out var marks) && marks.Delivered < seq)
                _marks[sender] = (seq, marks.Read is null ? null : seq);
        }

        public void Join(JsonElement member) =>
            _members[member.GetProperty("userId").GetGuid()] =
                string.Join(' ', new[] { "role", "joinedAt", "joinedSeq" }.Select(f => member.GetProperty(f).GetRawText()));

        public void Move(JsonElement receipts)
        {
            foreach (var marks in receipts.EnumerateArray())
            {
                var read = marks.GetProperty("readSeq");
                _marks[marks.GetProperty("userId").GetGuid()] =
                    (marks.GetProperty("deliveredSeq").GetInt64(), read.ValueKind == JsonValueKind.Null ? null : read.GetInt64());
            }
        }

        public string Describe(Guid me, IReadOnlyDictionary<Guid, string> cards)
        {
            var unread = _messages.Values.Count(m =>
                m.GetProperty("senderId").GetGuid() != me && m.GetProperty("deletedAt").ValueKind == JsonValueKind.Null
                && m.GetProperty("seq").GetInt64() > _marks[me].Read);
            var people = _members.Keys.Select(m => $"{m} {_members[m]} {_marks.GetValueOrDefault(m)} {cards.GetValueOrDefault(m)}");
            return $"{Epoch} {Seq} {_facts} unread {unread}\n  {string.Join("\n  ", people)}\n  {string.Join("\n  ", _messages.Values)}";
        }

        private void PutMember(JsonElement member)
        {
            if (member.GetProperty("leftSeq").ValueKind == JsonValueKind.Null) Join(member);
            else _members.Remove(member.GetProperty("userId").GetGuid());
        }
    }
}
