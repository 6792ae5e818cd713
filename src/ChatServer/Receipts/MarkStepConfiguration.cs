using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Receipts;

internal sealed class MarkStepConfiguration : IEntityTypeConfiguration<MarkStep>
{
    public void Configure(EntityTypeBuilder<MarkStep> step)
    {
        step.ToTable("mark_steps");

        // When did this member's read mark reach that message? Both marks only grow, so a pair is met once.
        step.HasKey(s => new { s.ConversationId, s.UserId, s.ReadSeq, s.DeliveredSeq });

        // When did their delivered mark?
        step.HasIndex(s => new { s.ConversationId, s.UserId, s.DeliveredSeq });
    }
}
