using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Notifications.Reminders;

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> reminder)
    {
        reminder.ToTable("reminders");

        // A person's own, the next one first.
        reminder.HasIndex(r => new { r.UserId, r.RemindAt, r.Id }).HasDatabaseName("ix_reminders_person");

        // Whose reminders go with this message? Does this person have one of it?
        reminder.HasIndex(r => new { r.ConversationId, r.Seq, r.UserId }).IsUnique().HasDatabaseName("ix_reminders_message");
    }
}
