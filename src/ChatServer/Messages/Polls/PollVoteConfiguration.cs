using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Messages.Polls;

internal sealed class PollVoteConfiguration : IEntityTypeConfiguration<PollVote>
{
    public void Configure(EntityTypeBuilder<PollVote> vote)
    {
        vote.ToTable("poll_votes");

        // How many voted for each option? Who, page by page?
        vote.HasKey(v => new { v.ConversationId, v.Seq, v.Option, v.UserId });

        // What did this person vote for, in this poll and everywhere?
        vote.HasIndex(v => new { v.UserId, v.ConversationId, v.Seq }).HasDatabaseName("ix_poll_votes_person");
    }
}
