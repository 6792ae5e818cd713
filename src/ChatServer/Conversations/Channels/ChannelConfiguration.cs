using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace ChatServer.Conversations.Channels;

internal static class ChannelConfiguration
{
    private const string Listed = "kind = 'channel' and is_public and deleted_at is null";

    public static void IsListed(this EntityTypeBuilder<Conversation> conversation)
    {
        conversation.Property(c => c.Topic).HasMaxLength(Conversation.MaxTopicLength);
        conversation.Property(c => c.IsPublic).HasDefaultValue(false);

        // Which public channels have most subscribers? Holds those alone; a post moves nothing in it.
        conversation.HasIndex(c => new { c.MemberCount, c.Id }, "ix_conversations_listed").HasFilter(Listed);

        // Which of those about this?
        conversation.HasIndex(c => new { c.Topic, c.MemberCount, c.Id }, "ix_conversations_topics").HasFilter($"{Listed} and topic is not null");
    }
}

internal sealed class ChannelWordsConfiguration : IEntityTypeConfiguration<ChannelWords>
{
    public void Configure(EntityTypeBuilder<ChannelWords> words)
    {
        words.ToTable("channel_words");
        words.HasKey(w => w.ConversationId);
        words.Property<NpgsqlTsVector>("Words");

        // Which channels have these words?
        words.HasIndex("Words").HasMethod("gin");
    }
}

internal sealed class SubscriptionTallyConfiguration : IEntityTypeConfiguration<SubscriptionTally>
{
    public void Configure(EntityTypeBuilder<SubscriptionTally> tally)
    {
        tally.ToTable("subscription_tallies");

        // What is to be counted of this channel?
        tally.HasKey(t => new { t.ConversationId, t.Id });
    }
}
