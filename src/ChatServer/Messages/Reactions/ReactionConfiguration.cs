using ChatServer.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Messages.Reactions;

internal sealed class ReactionConfiguration : IEntityTypeConfiguration<Reaction>
{
    public void Configure(EntityTypeBuilder<Reaction> reaction)
    {
        reaction.ToTable("reactions");

        // Not by a language's rules, in which different emoji are all alike.
        reaction.Property(r => r.Emoji).UseCollation("C");

        // Did this person react so? With what else?
        reaction.HasKey(r => new { r.ConversationId, r.Seq, r.UserId, r.Emoji });

        // Who reacted, emoji by emoji, in the order in which they did?
        reaction.HasIndex(r => new { r.ConversationId, r.Seq, r.Emoji, r.ReactedSeq, r.UserId }).IsUnique().HasDatabaseName("ix_reactions_order");

        // Is this image still in any reaction, and who may see it therefore? Holds those of sets alone.
        reaction.HasOne<MediaItem>().WithMany().HasForeignKey(r => r.MediaId).OnDelete(DeleteBehavior.Restrict);
        reaction.HasIndex(r => r.MediaId).HasFilter("media_id is not null");

        // What has this person reacted to, everywhere and in one conversation?
        reaction.HasIndex(r => new { r.UserId, r.ConversationId, r.Seq, r.Emoji }).HasDatabaseName("ix_reactions_person");
    }
}
