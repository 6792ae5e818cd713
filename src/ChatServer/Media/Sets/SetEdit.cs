using ChatServer.Changes;

namespace ChatServer.Media.Sets;

/// <summary>A change of a set that is under way; its owner is locked. Disposing it without <see cref="CommitAsync"/> undoes everything.</summary>
public sealed class SetEdit(ChangeWrite write, MediaSet set, Guid editorId) : IAsyncDisposable
{
    public MediaSet Set => set;

    public DateTimeOffset Now => write.Now;

    public Task CommitAsync(CancellationToken cancellation)
    {
        write.Record(set, editorId);
        return write.CommitAsync(cancellation);
    }

    public ValueTask DisposeAsync() => write.DisposeAsync();
}
