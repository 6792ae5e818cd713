using ChatServer.Accounts;
using ChatServer.Changes;

namespace ChatServer.Drafts;

internal static class DraftsModule
{
    public static void AddDrafts(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<KeepDraft>();
        builder.Services.AddScoped<DraftReader>();
        builder.Services.AddScoped<IForgetPerson, ForgetDrafts>();
        builder.Services.AddUserChangeKinds(DraftChanges.All);
    }
}
