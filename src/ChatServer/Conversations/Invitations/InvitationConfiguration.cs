using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Conversations.Invitations;

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("invitations");

        // Is this person invited here, and who is?
        invitation.HasKey(i => new { i.ConversationId, i.UserId });

        // Where is this person invited?
        invitation.HasIndex(i => new { i.UserId, i.ConversationId });
    }
}

internal sealed class InvitationLinkConfiguration : IEntityTypeConfiguration<InvitationLink>
{
    public void Configure(EntityTypeBuilder<InvitationLink> link)
    {
        link.ToTable("invitation_links");

        // Which links has this group?
        link.HasKey(l => new { l.ConversationId, l.Id });

        // Which link is this the token of? Random enough to be of one only.
        link.HasIndex(l => l.TokenHash);
    }
}

internal sealed class JoinRequestConfiguration : IEntityTypeConfiguration<JoinRequest>
{
    public void Configure(EntityTypeBuilder<JoinRequest> request)
    {
        request.ToTable("join_requests");

        // Does this person ask to come in here, and who does?
        request.HasKey(r => new { r.ConversationId, r.UserId });

        // Where does this person ask?
        request.HasIndex(r => new { r.UserId, r.ConversationId });
    }
}
