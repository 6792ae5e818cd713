namespace ChatServer.Demo;

/// <summary>What the console shows: this once, since nobody else is ever told the passwords.</summary>
internal static class DemoNotice
{
    public static string Of(bool isNew, IReadOnlyList<(DemoPerson Person, string Password)> passwords, string address)
    {
        var (first, password) = passwords[0];
        return $$"""

            {{(isNew
                ? "The demo world is filled. Its people and their passwords:"
                : "The demo world was there already; nothing in it was changed. Its people have new passwords and no sessions:")}}

            {{string.Join(Environment.NewLine, passwords.Select(p => $"  {p.Person.Username,-6}{p.Password}   {p.Person.DisplayName}"))}}

            Sign in by hand:
              curl {{address}}/api/v1/sessions -H 'content-type: application/json' -d '{"login":"{{first.Username}}","password":"{{password}}"}'
            A start without --demo leaves passwords and sessions as they are; the next one with it makes new passwords.

            """;
    }
}
