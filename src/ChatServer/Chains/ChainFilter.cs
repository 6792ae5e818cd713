namespace ChatServer.Chains;

/// <summary>Which entries of a chain; each kind adds what else it is asked for.</summary>
public abstract class ChainFilter<TEntry>
    where TEntry : ChainEntry
{
    /// <summary>Only from this time on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only before this time.</summary>
    public DateTimeOffset? To { get; init; }

    internal IQueryable<TEntry> Of(IQueryable<TEntry> entries)
    {
        if (From is { } from) entries = entries.Where(e => e.At >= from.ToUniversalTime());
        if (To is { } to) entries = entries.Where(e => e.At < to.ToUniversalTime());
        return Narrow(entries);
    }

    private protected abstract IQueryable<TEntry> Narrow(IQueryable<TEntry> entries);
}
