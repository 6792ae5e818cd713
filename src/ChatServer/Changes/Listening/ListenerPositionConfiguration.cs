using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Changes.Listening;

internal sealed class ListenerPositionConfiguration : IEntityTypeConfiguration<ListenerPosition>
{
    public void Configure(EntityTypeBuilder<ListenerPosition> position)
    {
        // Moves about as often as people write: room on the page keeps the update there.
        position.ToTable("listener_positions").HasStorageParameter("fillfactor", 50);
        position.HasKey(p => new { p.ConversationId, p.Listener });
    }
}
