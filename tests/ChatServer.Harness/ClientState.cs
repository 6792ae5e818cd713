using System.Text.Json;

namespace ChatServer.Harness;

/// <summary>What a client holds. It is loaded fresh, or kept up to date by events and by sync, as the API description tells clients to.</summary>
/// <param name="me">Whose client it is.</param>
/// <param name="find">Reads what is at a path below /api/v1; null if there is no such thing.</param>
/// <param name="ask">Asks for a sync.</param>
/// <param name="clock">By which what has its time goes; that of the machine without one.</param>
public sealed class ClientState(Guid me, Func<string, Task<JsonElement?>> find, Func<object, Task<JsonElement>> ask, TimeProvider? clock = null)
{
    private static readonly string[] Listed = ["conversation.hidden", "conversation.shown"];

    private readonly SortedDictionary<Guid, HeldConversation> _conversations = [];
    private readonly SortedDictionary<Guid, string> _cards = [];
    private readonly SortedDictionary<Guid, (Guid ConversationId, long ReadSeq)> _follows = [];
    private readonly HeldVotes _votes = new(find);
    private readonly HeldSets _sets = new(find);
    private readonly HashSet<Guid> _unloaded = [];
    private readonly HashSet<Guid> _strangers = [];
    private OwnLists? _own;
    private List<Guid> _pinned = [];
    private HeldStories? _stories;
    private string? _cursor;
    private int _epoch;

    /// <summary>Hears of every change when it is applied: the conversation and its epoch, and the change.</summary>
    public Action<Guid, int, JsonElement>? Applied { get; set; }

    public static async Task<ClientState> Load(TestUser me, TimeProvider? clock = null)
    {
        var state = new ClientState(me.Id, me.Find, request => me.Post("/sync", request), clock);
        await state.Load();
        return state;
    }

    public async Task Load()
    {
        // First the cursor, then the list, so that nothing falls between them.
        _cursor = (await ask(new { })).GetProperty("cursor").GetString();
        foreach (var follow in (await Items("/follows?limit=200"))!) Follow(follow.GetProperty("message"), "id", follow);
        foreach (var set in (await Items("/sets?limit=200"))!) _sets.Hear(set.GetProperty("id").GetGuid());
        await ReadList();
        await ReadPinned();
        await (_own = new OwnLists(Items)).Read();
        await (_stories = new HeldStories(me, Items, find, (clock ?? TimeProvider.System).GetUtcNow)).Read();
        await Sync();
    }

    /// <summary>Asks until there is no more, and returns how many changes came. One at a time; if it fails, it is asked again.</summary>
    public async Task<int> Sync()
    {
        for (var count = 0; ;)
        {
            var answer = await ask(new { cursor = _cursor, known = Known(), limit = 100 });
            ForgetAnotherPast(answer);
            foreach (var card in answer.GetProperty("users").EnumerateArray()) Meet(card);
            foreach (var conversation in answer.GetProperty("conversations").EnumerateArray()) count += await Take(conversation);
            var kinds = answer.GetProperty("me").EnumerateArray().Select(e => e.GetProperty("kind").GetString()!).ToHashSet();
            if (Listed.Any(kinds.Contains)) await ReadList();
            await _own!.Read(kinds);
            await _stories!.Read(kinds);
            await MeetStrangers();
            foreach (var entry in answer.GetProperty("me").EnumerateArray()) await Hear(entry);
            await _sets.Read();
            await _votes.Read(_conversations.Values.SelectMany(c => c.Polls));

            _cursor = answer.GetProperty("cursor").GetString();
            if (!answer.GetProperty("hasMore").GetBoolean() && _unloaded.Count == 0) return count;
        }
    }

    /// <summary>The versions of cards are comparable within one epoch only, as positions are; Sync tells all cards then.</summary>
    private void ForgetAnotherPast(JsonElement answer)
    {
        foreach (var conversation in answer.GetProperty("conversations").EnumerateArray())
        {
            var epoch = conversation.GetProperty("epoch").GetInt32();
            if (epoch != _epoch) _cards.Clear();
            _epoch = epoch;
        }
    }

    /// <summary>Takes in a change that came by the socket. False: something is missing, and Sync has to tell what.</summary>
    public bool TryApply(JsonElement change)
    {
        var id = change.GetProperty("conversationId").GetGuid();
        if (!_conversations.TryGetValue(id, out var held)) return false;
        if (change.GetProperty("epoch").GetInt32() != held.Epoch || change.GetProperty("seq").GetInt64() > held.Seq + 1) return false;
        Apply(id, change);
        return _strangers.Count == 0 && _sets.AreRead;
    }

    /// <summary>Takes in what happened to one's own list, also what came by the socket.</summary>
    public async Task Hear(JsonElement entry)
    {
        var subject = entry.GetProperty("subjectId").GetGuid();
        if (entry.GetProperty("kind").GetString() == "sets.updated") _sets.Hear(subject);
        if (entry.GetProperty("kind").GetString() == "vote.updated") await _votes.Hear(subject);
        if (entry.GetProperty("kind").GetString() == "conversations.pinned") await ReadPinned();
        if (entry.GetProperty("kind").GetString() == "conversation.marked") await ReadOwn(subject);
        if (entry.GetProperty("kind").GetString() == "conversation.joined" && _conversations.GetValueOrDefault(subject) is { IsCrowd: true })
        {
            _conversations.Remove(subject);
            _unloaded.Add(subject);
        }

        if (entry.GetProperty("kind").GetString() != "follow.updated") return;
        if (await find($"/messages/{subject}/follow") is { } follow && follow.GetProperty("following").GetBoolean()) Follow(follow, "messageId", follow);
        else _follows.Remove(subject);
    }

    /// <summary>Takes in a receipt that came by the socket.</summary>
    public void Move(JsonElement receipt) =>
        _conversations.GetValueOrDefault(receipt.GetProperty("conversationId").GetGuid())?.Move(receipt);

    /// <summary>Takes in a card, also one that came by the socket.</summary>
    /// <summary>What comes late by the socket may be older than what sync said before.</summary>
    public void Meet(JsonElement card)
    {
        var (id, version) = (card.GetProperty("id").GetGuid(), card.GetProperty("version").GetInt64());
        if (!_cards.TryGetValue(id, out var known) || JsonElement.Parse(known).GetProperty("version").GetInt64() <= version)
            _cards[id] = Addresses.Without(card.GetRawText());
    }

    /// <summary>Up to where a conversation is held; 0 when it is not.</summary>
    public long SeqOf(Guid conversationId) => _conversations.GetValueOrDefault(conversationId)?.Seq ?? 0;

    /// <summary>Everything it holds, as text that can be compared.</summary>
    public string Describe() => string.Join('\n',
    [
        .. _conversations.Select(c => $"{c.Key} {c.Value.Describe(me, _cards)}"),
        .. _follows.Select(f => $"follows {f.Key} {f.Value}"),
        .. _votes.Describe(_conversations.Values.SelectMany(c => c.Polls)),
        .. _own!.Describe(IsThere, id => _conversations[id].ReadSeqOf(me)),
        .. _sets.Describe(_conversations.ContainsKey),
        $"pinned {string.Join(' ', _pinned.Where(_conversations.ContainsKey))}",
        .. _stories!.Describe(),
    ]);

    /// <summary>Of no epoch, Sync answers tooLong, with everybody's marks.</summary>
    private List<object> Known() =>
    [
        .. _conversations.Select(c => new { conversationId = c.Key, epoch = c.Value.Epoch, seq = c.Value.Seq }),
        .. _unloaded.Except(_conversations.Keys).Select(id => new { conversationId = id, epoch = 0, seq = 0 }),
    ];

    private bool IsThere(Guid conversationId, Guid? messageId) =>
        _conversations.TryGetValue(conversationId, out var held) && (messageId is not { } id || held.Has(id));

    private async Task<int> Take(JsonElement synced)
    {
        var id = synced.GetProperty("conversationId").GetGuid();
        var changes = synced.GetProperty("changes").EnumerateArray().ToList();
        switch (synced.GetProperty("status").GetString())
        {
            case "gone":
                Drop(id);
                _unloaded.Remove(id);
                break;
            case "tooLong":
                await Reload(id, synced.GetProperty("conversation"), synced.GetProperty("receipts"));
                _unloaded.Remove(id);
                break;
            case var _ when _conversations.TryGetValue(id, out var held):
                foreach (var change in changes) Apply(id, change);
                foreach (var marks in synced.GetProperty("receipts").EnumerateArray()) held.Move(marks);
                break;
            default:
                // It was held when this was asked for, and dropped since; one may be in it again.
                _unloaded.Add(id);
                break;
        }

        return changes.Count;
    }

    private void Apply(Guid id, JsonElement change)
    {
        if (!_conversations.TryGetValue(id, out var held) || !held.Apply(change)) return;

        Applied?.Invoke(id, held.Epoch, change);
        if (change.TryGetProperty("set", out var set)) _sets.Hear(set);
        if (held.IsOver || !held.HasMember(me)) Drop(id);
        else if (change.GetProperty("kind").GetString() == "member.joined") _strangers.Add(change.GetProperty("member").GetProperty("userId").GetGuid());
    }

    private void Follow(JsonElement message, string id, JsonElement follow) =>
        _follows[message.GetProperty(id).GetGuid()] = (message.GetProperty("conversationId").GetGuid(), follow.GetProperty("readSeq").GetInt64());

    /// <summary>It is not mine any more, and with it goes what I followed there.</summary>
    private void Drop(Guid id)
    {
        _conversations.Remove(id);
        foreach (var follow in _follows.Where(f => f.Value.ConversationId == id).ToList()) _follows.Remove(follow.Key);
    }

    private async Task Reload(Guid id, JsonElement view, JsonElement receipts)
    {
        var held = new HeldConversation(view);
        foreach (var marks in receipts.EnumerateArray()) held.Move(marks);

        if (await Fill(held, id)) _conversations[id] = held;
        else _conversations.Remove(id);
    }

    /// <summary>False: it is not there any more.</summary>
    private async Task<bool> Fill(HeldConversation held, Guid id)
    {
        for (long after = 0; ;)
        {
            if (await find($"/conversations/{id}/messages?limit=200&after={after}") is not { } page) return false;
            foreach (var message in page.GetProperty("items").EnumerateArray()) after = held.Put(message);
            if (!page.GetProperty("hasMore").GetBoolean()) break;
        }

        if (await Items($"/conversations/{id}/threads?limit=200") is not { } threads) return false;
        foreach (var thread in threads) held.PutThread(thread);

        if (held.IsEvent)
        {
            if (await find($"/events/{id}") is not { } liveEvent) return false;
            held.PutEvent(liveEvent);
            if (await find($"/events/{id}/stage") is not { } stage) return false;
            held.PutStage(stage);
        }

        if (await Items($"/conversations/{id}/members?limit=200") is not { } members) return false;
        foreach (var member in members)
        {
            held.Join(member);
            Meet(member.GetProperty("user"));
        }

        if (await Items($"/sets?limit=200&conversationId={id}") is not { } sets) return false;
        _sets.Forget(id);
        foreach (var set in sets) _sets.Hear(set.GetProperty("id").GetGuid());
        return true;
    }

    /// <summary>Drops what is hidden. What is new is loaded by the next sync.</summary>
    private async Task ReadList()
    {
        var listed = (await Items("/conversations?limit=200"))!.Select(c => c.GetProperty("id").GetGuid()).ToHashSet();
        foreach (var id in _conversations.Keys.Where(id => !listed.Contains(id)).ToList()) _conversations.Remove(id);
        _unloaded.Clear();
        _unloaded.UnionWith(listed.Except(_conversations.Keys));
    }

    private async Task ReadPinned() =>
        _pinned = [.. (await find("/conversations/pinned"))!.Value.GetProperty("conversationIds").EnumerateArray().Select(id => id.GetGuid())];

    private async Task ReadOwn(Guid conversationId)
    {
        if (_conversations.TryGetValue(conversationId, out var held) && await find($"/conversations/{conversationId}") is { } view) held.Keep(view);
    }

    /// <summary>Who was not seen so far may have changed their card meanwhile, and nobody told of it.</summary>
    private async Task MeetStrangers()
    {
        while (_strangers.Count > 0)
        {
            var id = _strangers.First();
            if (await find($"/users/{id}") is { } card) Meet(card);
            _strangers.Remove(id);
        }
    }

    private async Task<List<JsonElement>?> Items(string path)
    {
        var items = new List<JsonElement>();
        for (var next = ""; next is not null;)
        {
            if (await find(next == "" ? path : $"{path}&cursor={next}") is not { } page) return null;
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next").GetString();
        }

        return items;
    }
}
