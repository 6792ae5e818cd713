using System.Threading.Channels;

namespace ChatServer.Changes.Listening;

/// <summary>Conversations in which something was committed that a listener has not heard yet. It forgets them all rather than grow without limit.</summary>
internal sealed class Unheard(int capacity)
{
    private readonly HashSet<Guid> _conversations = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private bool _overflowed;

    public bool IsEmpty
    {
        get
        {
            lock (_conversations) return _conversations.Count == 0;
        }
    }

    public void Add(Guid conversationId)
    {
        lock (_conversations)
        {
            if (_conversations.Count < capacity) _conversations.Add(conversationId);
            else _overflowed = true;
        }

        _wake.Writer.TryWrite(true);
    }

    /// <summary>Some of them; after an overflow the caller also has to look into the database.</summary>
    public (List<Guid> Conversations, bool HaveOverflowed) Take(int most)
    {
        lock (_conversations)
        {
            var taken = _conversations.Take(most).ToList();
            _conversations.ExceptWith(taken);
            var overflowed = _overflowed;
            _overflowed = false;
            return (taken, overflowed);
        }
    }

    /// <summary>Returns once something was added since the last time.</summary>
    public async Task WaitAsync(CancellationToken cancellation) => await _wake.Reader.ReadAsync(cancellation);
}
