namespace ChatServer.Refusals;

/// <summary>About accounts, and about how people stand to each other.</summary>
public static partial class Refusal
{
    // Who is asking.

    public static RefusalException NotSignedIn() =>
        new(401, "not-signed-in", "This needs a valid session token in the Authorization header.");

    public static RefusalException WrongCredentials() =>
        new(401, "wrong-credentials", "The login or the password is wrong.");

    public static RefusalException NotAllowed() => new(403, "not-allowed", "Your role does not allow this.");

    public static RefusalException AccountSuspended(string reason, DateTimeOffset? until) =>
        new(403, "account-suspended", "This account is suspended; \"reason\" says why, and \"until\" until when.") { Reason = reason, Until = until };

    public static RefusalException UsernameTaken() => new(409, "username-taken", "This username is taken.");

    public static RefusalException EmailTaken() => new(409, "email-taken", "This e-mail address is taken.");

    public static RefusalException LastAdmin() => new(409, "last-admin", "The server would be left without an admin; name another one first.");

    public static RefusalException NoSuchSession() => new(404, "no-such-session", "There is no such session.");

    // Others.

    public static RefusalException NoSuchUser() => new(404, "no-such-user", "There is no such user.");

    // The same whatever the reason is: whom somebody blocked is nobody else's concern.
    public static RefusalException NotReachable() => new(403, "not-reachable", "Somebody whom this is about does not want to be reached so by you.");

    public static RefusalException TooManyBlocks() => new(409, "too-many-blocks", "You blocked as many people as this server allows.");

    public static RefusalException NoSuchContact() => new(404, "no-such-contact", "This is none of your contacts.");

    public static RefusalException TooManyContacts() => new(409, "too-many-contacts", "One of you has as many contacts as this server allows.");

    public static RefusalException NoSuchContactRequest() =>
        new(404, "no-such-contact-request", "There is no such request that waits for an answer.");

    public static RefusalException TooManyContactRequests() =>
        new(409, "too-many-contact-requests", "As many of your requests wait for an answer as this server allows; take one back first.");

    // What one hears of.

    public static RefusalException NoSuchNotification() => new(404, "no-such-notification", "There is no such notification.");

    public static RefusalException NoSuchReminder() => new(404, "no-such-reminder", "There is no such reminder, or its time has come.");

    public static RefusalException TooManyReminders() =>
        new(409, "too-many-reminders", "You have as many reminders as this server allows; cancel another one first.");
}
