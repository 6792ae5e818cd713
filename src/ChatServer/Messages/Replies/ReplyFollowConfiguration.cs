using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Messages.Replies;

internal sealed class ReplyFollowConfiguration : IEntityTypeConfiguration<ReplyFollow>
{
    public void Configure(EntityTypeBuilder<ReplyFollow> follow)
    {
        follow.ToTable("reply_follows");

        // Who follows this message?
        follow.HasKey(f => new { f.ConversationId, f.MessageId, f.UserId });

        // What does this person follow, newest activity first?
        follow.HasIndex(f => new { f.UserId, f.ActiveAt, f.MessageId });
    }
}
