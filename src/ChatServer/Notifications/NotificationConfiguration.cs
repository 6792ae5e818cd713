using ChatServer.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Notifications;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> notification)
    {
        notification.ToTable("notifications");
        notification.Property(n => n.Kind).StoredAsText();

        // Hearing of the same thing again makes nothing new.
        notification.HasKey(n => new { n.UserId, n.Kind, n.SubjectId });

        // What should this person hear of, newest first?
        notification.HasIndex(n => new { n.UserId, n.At, n.Id }).HasDatabaseName("ix_notifications_person");

        // Which one is it that the person asks for?
        notification.HasIndex(n => new { n.UserId, n.Id }).HasDatabaseName("ix_notifications_id");

        // What tells of this message? Who was told of something in this conversation?
        notification.HasIndex(n => new { n.ConversationId, n.SubjectId }).HasDatabaseName("ix_notifications_subject");
    }
}
