using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace ChatServer.Search.Indexing;

internal sealed class IndexedMessageConfiguration : IEntityTypeConfiguration<IndexedMessage>
{
    private const string Words = "Words";

    public void Configure(EntityTypeBuilder<IndexedMessage> message)
    {
        message.ToTable("indexed_messages");

        // Written and compared in SQL alone; see Lexemes.
        message.Property<NpgsqlTsVector>(Words);

        // The message goes, or is edited: so do its words.
        message.HasKey(m => new { m.ConversationId, m.Seq });

        // Which messages have these words? New ones wait unsorted until there are enough of them to be sorted in together; every search
        // reads what waits, so it is kept small (kB).
        message.HasIndex(Words).HasMethod("gin").HasStorageParameter("gin_pending_list_limit", 512);
    }
}

internal sealed class SearchBlockConfiguration : IEntityTypeConfiguration<SearchBlock>
{
    public void Configure(EntityTypeBuilder<SearchBlock> block)
    {
        block.ToTable("search_blocks");
        block.HasKey(b => b.Number);
        block.Property(b => b.Number).UseIdentityAlwaysColumn();

        // Which block is a message of this time in?
        block.HasIndex(b => b.FirstAt).IsUnique();
    }
}
