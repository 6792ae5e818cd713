using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatServer.Persistence;

internal sealed class DeploymentConfiguration : IEntityTypeConfiguration<Deployment>
{
    public void Configure(EntityTypeBuilder<Deployment> deployment)
    {
        deployment.ToTable("deployment", table => table.HasCheckConstraint("deployment_is_one_row", "id = 1"));
        deployment.Property(d => d.Id).ValueGeneratedNever();
    }
}
