using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.LiveEvents.Reactions;

internal sealed class EventReactionConfiguration : IEntityTypeConfiguration<EventReaction>
{
    public void Configure(EntityTypeBuilder<EventReaction> reaction)
    {
        // Counted up again and again: room on the page keeps the update there.
        reaction.ToTable("event_reactions").HasStorageParameter("fillfactor", 50);

        // Not by a language's rules, in which different emoji are all alike.
        reaction.Property(r => r.Emoji).UseCollation("C");
        reaction.HasKey(r => new { r.ConversationId, r.Emoji });
    }
}
