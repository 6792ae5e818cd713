using ChatServer.Accounts;
using ChatServer.Changes;

namespace ChatServer.Media.Sets;

internal static class SetsModule
{
    public static void AddSets(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SetOptions>().BindConfiguration("Media:Sets").ValidateDataAnnotations().ValidateOnStart();

        services.AddScoped<MediaSets>();
        services.AddScoped<SetReader>();
        services.AddScoped<CreateSet>();
        services.AddScoped<RenameSet>();
        services.AddScoped<DeleteSet>();
        services.AddScoped<AddSetItem>();
        services.AddScoped<RenameSetItem>();
        services.AddScoped<RemoveSetItem>();
        services.AddScoped<SetsOfMedia>();
        services.AddScoped<ForgetSets>();
        services.AddScoped<IForgetPerson, ForgetSets>();

        services.AddChangeKinds(SetChanges.All);
        services.AddUserChangeKinds(SetChanges.Listed);
        services.AddScoped<ISubjectLoader, SetLoader>();
        services.AddSingleton(new SubjectShape(SetChanges.Updated.Subject, typeof(SetView)));
    }
}
