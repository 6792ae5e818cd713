using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Chains;

/// <summary>The tables of a kind of chain; each feature configures its own.</summary>
internal abstract class ChainConfiguration<TEntry> : IEntityTypeConfiguration<TEntry>, IEntityTypeConfiguration<ChainHead<TEntry>>
    where TEntry : ChainEntry
{
    protected abstract string Entries { get; }

    protected abstract string Heads { get; }

    /// <summary>The column that says which chain.</summary>
    protected virtual string ChainColumn => "chain_id";

    public virtual void Configure(EntityTypeBuilder<TEntry> entry)
    {
        entry.ToTable(Entries);
        entry.Property(e => e.ChainId).HasColumnName(ChainColumn);

        // The chain is read by number, in both directions.
        entry.HasKey(e => new { e.ChainId, e.Number });

        // What is old enough to be forgotten?
        entry.HasIndex(e => e.At);
    }

    public void Configure(EntityTypeBuilder<ChainHead<TEntry>> head)
    {
        head.ToTable(Heads).HasStorageParameter("fillfactor", 50);
        head.Property(h => h.ChainId).HasColumnName(ChainColumn).ValueGeneratedNever();
        head.HasKey(h => h.ChainId);
    }
}
