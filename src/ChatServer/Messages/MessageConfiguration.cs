using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatServer.Messages;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>
{
    private static readonly ValueConverter<DateTimeOffset, string> TimeAsText = new(
        time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));

    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("messages");

        message.Ignore(m => m.Version);
        message.Ignore(m => m.ShowsMedia);
        message.Ignore(m => m.MediaIds);
        message.Ignore(m => m.IsForward);
        message.Property(m => m.MediaCount).HasDefaultValue((short)0);

        // Not jsonb, which would give members back in another order than they were sent.
        message.Property(m => m.Details).HasColumnType("json").HasConversion(d => MessageDetails.Write(d), json => MessageDetails.Read(json));

        // History is read by position within one conversation, in both directions: the key itself serves it.
        message.HasKey(m => new { m.ConversationId, m.Seq });

        // A retried request must meet its first attempt, not post twice. Begins with the conversation, so that it can be sharded.
        message.HasIndex(m => new { m.ConversationId, m.SenderId, m.ClientId }).IsUnique();

        // The one look-up without its conversation: /messages/{id}. Not unique, since a unique key would have to contain it.
        message.HasIndex(m => m.Id);

        // What was answered to this message? Holds replies alone.
        message.HasIndex(m => new { m.ConversationId, m.ReplyToId, m.Seq }).HasFilter("reply_to_id is not null").HasDatabaseName("ix_messages_replies");

        // How many messages after my mark mention me? Holds those alone that mention anybody.
        message.HasIndex(m => new { m.ConversationId, m.Number }, "ix_messages_mentioned").HasFilter("mentioned is not null");

        // Times of one form are in order as text, and text can be read out of JSON by an index.
        message.Property(m => m.PollClosesAt).HasColumnType("text").UseCollation("C").HasConversion(TimeAsText)
            .HasComputedColumnSql("case when details->'poll'->>'closedAt' is null then details->'poll'->>'closesAt' end", stored: true);

        // Which polls have had their time? Holds those that still have to be closed.
        message.HasIndex(m => m.PollClosesAt).HasFilter("poll_closes_at is not null").HasDatabaseName("ix_messages_polls");

        // Which messages have had their time? Holds those that still have to go.
        message.HasIndex(m => m.ExpiresAt).HasFilter("expires_at is not null and deleted_at is null").HasDatabaseName("ix_messages_expiring");

        // How many messages after my mark are gone? Empty for most conversations, and untouched by sends.
        message.HasIndex(m => new { m.ConversationId, m.Number }, "ix_messages_deleted").HasFilter("deleted_at is not null");
    }
}
