using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Contacts;

internal sealed class ContactConfiguration : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.ToTable("contacts");
        contact.Property(c => c.Alias).HasMaxLength(Contact.MaxAliasLength);

        // Who are this person's contacts, and is that one among them? Both sides have a row, so neither needs another index.
        contact.HasKey(c => new { c.UserId, c.ContactId });
    }
}

internal sealed class ContactRequestConfiguration : IEntityTypeConfiguration<ContactRequest>
{
    public void Configure(EntityTypeBuilder<ContactRequest> request)
    {
        request.ToTable("contact_requests");
        request.Property(r => r.Note).HasMaxLength(ContactRequest.MaxNoteLength);

        // Whom did this person ask?
        request.HasKey(r => new { r.FromId, r.ToId });

        // Who asked this person?
        request.HasIndex(r => new { r.ToId, r.FromId });
    }
}
