namespace ChatServer.Changes.Listening;

/// <summary>How far listeners have heard conversations.</summary>
public sealed class Positions
{
    private readonly Dictionary<(Guid ConversationId, string Listener), long> _seqs = [];
    private readonly HashSet<Guid> _conversations = [];

    /// <summary>Each in order of conversation and listener.</summary>
    public IEnumerable<(Guid ConversationId, string Listener, long Seq)> All =>
        _seqs.Select(p => (p.Key.ConversationId, p.Key.Listener, p.Value)).OrderBy(p => p.ConversationId).ThenBy(p => p.Listener, StringComparer.Ordinal);

    /// <summary>Where a listener is that has heard these.</summary>
    public static Positions After(Listener listener, IEnumerable<Change> changes)
    {
        var positions = new Positions();
        foreach (var change in changes) positions.Set(change.ConversationId, listener.Name, change.Seq);
        return positions;
    }

    /// <summary>0 when it has heard nothing of it.</summary>
    public long Of(Guid conversationId, Listener listener) => _seqs.GetValueOrDefault((conversationId, listener.Name));

    /// <summary>Whether it tells of a conversation.</summary>
    public bool Has(Guid conversationId) => _conversations.Contains(conversationId);

    public void Set(Guid conversationId, string listener, long seq)
    {
        _seqs[(conversationId, listener)] = seq;
        _conversations.Add(conversationId);
    }

    public void Add(Positions newer)
    {
        foreach (var ((conversationId, listener), seq) in newer._seqs) Set(conversationId, listener, seq);
    }

    public void Clear()
    {
        _seqs.Clear();
        _conversations.Clear();
    }
}
