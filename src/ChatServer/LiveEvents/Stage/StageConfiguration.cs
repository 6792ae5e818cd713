using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.LiveEvents.Stage;

internal sealed class StageConfiguration : IEntityTypeConfiguration<EventStage>
{
    public void Configure(EntityTypeBuilder<EventStage> stage)
    {
        stage.ToTable("event_stages");
        stage.HasKey(s => s.ConversationId);
    }
}
