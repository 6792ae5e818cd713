using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Realtime;

internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> ticket)
    {
        // A crash may lose tickets (clients ask for another), so they never wait for the disk.
        ticket.ToTable("tickets").IsUnlogged();
        ticket.HasKey(t => t.Hash);
    }
}
