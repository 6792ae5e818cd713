using ChatServer.Changes;

namespace ChatServer.Contacts;

/// <summary>What people's own lists record about their contacts; the subject is the other person.</summary>
public static class ContactChanges
{
    /// <summary>Somebody became a contact, is one no more, or what the person keeps of them changed.</summary>
    public static readonly UserChangeKind Contact = new(111, "contact.updated");

    /// <summary>A request was made, answered or taken back.</summary>
    public static readonly UserChangeKind Request = new(112, "contactRequest.updated");

    public static IEnumerable<UserChangeKind> Listed => [Contact, Request];
}
