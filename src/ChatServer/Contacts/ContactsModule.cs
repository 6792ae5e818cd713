using ChatServer.Accounts;
using ChatServer.Changes;

namespace ChatServer.Contacts;

internal static class ContactsModule
{
    public static void AddContacts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<ContactStore>();
        services.AddScoped<ContactReader>();
        services.AddScoped<AskForContact>();
        services.AddScoped<AnswerContactRequest>();
        services.AddScoped<ChangeContact>();
        services.AddScoped<MatchContacts>();
        services.AddScoped<IForgetPerson, ForgetContacts>();
        services.AddUserChangeKinds(ContactChanges.Listed);
    }
}
