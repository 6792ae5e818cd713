using ChatServer.Chains;

namespace ChatServer.AuditLog;

internal static class AuditLogModule
{
    public static void AddAuditLog(this WebApplicationBuilder builder)
    {
        builder.Services.AddChain<AuditEntry>();
        builder.Services.AddScoped<Audit>();
    }
}
