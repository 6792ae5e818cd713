namespace ChatServer.Changes;

/// <summary>All kinds that features declared, by number.</summary>
public sealed class ChangeKinds(IEnumerable<ChangeKind> kinds, IEnumerable<UserChangeKind> listed)
{
    private readonly Dictionary<short, ChangeKind> _kinds = kinds.ToDictionary(k => k.Number);
    private readonly Dictionary<short, UserChangeKind> _listed = listed.ToDictionary(k => k.Number);

    public IReadOnlyCollection<ChangeKind> All => _kinds.Values;

    public IReadOnlyCollection<UserChangeKind> Listed => _listed.Values;

    public ChangeKind this[short number] => _kinds[number];

    public UserChangeKind ListedKind(short number) => _listed[number];
}
