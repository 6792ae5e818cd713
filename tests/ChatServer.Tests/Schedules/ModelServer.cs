using System.Collections.Immutable;
using System.Text.Json;

namespace ChatServer.Tests.Schedules;

/// <summary>A server of three conversations and four people as one of them knows it: what they read, and what they hear.</summary>
/// <remarks>It keeps the promises of the API, with small pages and few changes at a time; the real server is tested elsewhere.</remarks>
internal sealed class ModelServer
{
    public static readonly Guid Reader = Id(1);

    private static readonly Guid[] People = [Reader, Id(2), Id(3), Id(4)];
    private static readonly Guid[] Conversations = [Id(11), Id(12), Id(13)];

    private readonly Action<JsonElement> _tell;
    private ModelWorld _world = new();
    private ModelWorld _backup;
    private int _epoch = 1;
    private long _now;

    /// <param name="tell">Hears of what comes by the socket: a change, a receipt or a card.</param>
    public ModelServer(Action<JsonElement> tell)
    {
        _tell = tell;
        foreach (var (i, id) in Conversations.Index())
        {
            Put(new ModelConversation(id));
            foreach (var person in People.Skip(i == 2 ? 1 : 0).Take(4 - i)) ComeOrGo(i, Array.IndexOf(People, person));
        }

        _backup = _world;
    }

    public ModelSync Sync => new(_world, _epoch, _now);

    public void Send(int where, int who) => Change(where, who, (c, userId) => c.Send(userId, _now));

    public void Edit(int where, int which) => Say(where, which, $"edited at {_now}");

    public void Delete(int where, int which) => Say(where, which, null);

    public void Promote(int where, int who) => Change(where, who, (c, userId) => c.Promote(userId, _now));

    public void Rename(int where, int who) => Change(where, who, (c, _) => c.Rename(_now));

    public void ComeOrGo(int where, int who)
    {
        var (c, userId) = (At(where), People[who % People.Length]);
        _now++;
        Put(c.HasMember(userId) ? c.Leave(userId, _now) : c.Join(userId, _now));
        if (userId == Reader) List(c.HasMember(userId) ? "conversation.left" : "conversation.joined", c.Id);
        TellHead(c);
    }

    public void Move(int where, int who, int back)
    {
        var (c, userId) = (At(where), People[who % People.Length]);
        if (!c.HasMember(userId)) return;

        _now++;
        Put(c.Move(userId, c.HeadSeq, Math.Max(c.HeadSeq - back, 0), _now));
        if (c.HasMember(Reader)) _tell(ModelViews.Json(ModelViews.Marks(At(where), userId)));
    }

    public void HideOrShow(int where)
    {
        var c = At(where);
        if (!c.HasMember(Reader)) return;

        _now++;
        Put(c with { HiddenAt = c.HiddenAt is null ? c.Messages.Count : null });
        List(c.HiddenAt is null ? "conversation.hidden" : "conversation.shown", c.Id);
    }

    public void ChangeCard(int who)
    {
        var userId = People[who % People.Length];
        _world = _world with { Cards = _world.Cards.SetItem(userId, ++_now) };
        if (_world.IsKnownTo(Reader, userId)) _tell(ModelViews.Json(ModelViews.Card(userId, _now)));
    }

    public void BackUp() => _backup = _world;

    /// <summary>Goes back to what was there at the last backup: positions mean something else from now on.</summary>
    public void Restore()
    {
        _world = _backup;
        _epoch++;
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private ModelConversation At(int where) => _world.Conversations[Conversations[where % Conversations.Length]];

    private void Say(int where, int which, string? content)
    {
        var said = At(where).Messages.Values.Where(m => m.Content is not null).ToList();
        if (said.Count == 0) return;

        var message = said[^(which % said.Count + 1)];
        Change(where, Array.IndexOf(People, Reader), (c, _) => c.Say(message.Seq, content, _now), message.SenderId);
    }

    private void Change(int where, int who, Func<ModelConversation, Guid, ModelConversation> change, Guid? userId = null)
    {
        var c = At(where);
        var actor = userId ?? People[who % People.Length];
        if (userId is null && !c.HasMember(actor)) return;

        _now++;
        Put(change(c, actor));
        TellHead(c);
    }

    private void TellHead(ModelConversation before)
    {
        var now = _world.Conversations[before.Id];
        if (before.HasMember(Reader) || now.HasMember(Reader))
            _tell(ModelViews.Json(ModelViews.Change(now, _epoch, now.HeadSeq)));
    }

    private void Put(ModelConversation c) => _world = _world with { Conversations = _world.Conversations.SetItem(c.Id, c) };

    private void List(string kind, Guid conversationId) => _world = _world with { List = _world.List.Add((kind, conversationId)) };
}

/// <summary>Everything that a server knows.</summary>
internal sealed record ModelWorld
{
    public ImmutableSortedDictionary<Guid, ModelConversation> Conversations { get; init; } =
        ImmutableSortedDictionary<Guid, ModelConversation>.Empty;

    /// <summary>When each card was changed.</summary>
    public ImmutableDictionary<Guid, long> Cards { get; init; } = ImmutableDictionary<Guid, long>.Empty;

    /// <summary>What happened to the reader's own list.</summary>
    public ImmutableList<(string Kind, Guid ConversationId)> List { get; init; } = [];

    /// <summary>Whether they share, or shared, a conversation that the reader is in.</summary>
    public bool IsKnownTo(Guid reader, Guid userId) =>
        Conversations.Values.Any(c => c.HasMember(reader) && c.Members.ContainsKey(userId));
}
