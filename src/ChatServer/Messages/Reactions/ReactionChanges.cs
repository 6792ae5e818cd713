using ChatServer.Changes;

namespace ChatServer.Messages.Reactions;

/// <summary>What a person's own list records about their reactions where the log names nobody; the subject is the message.</summary>
public static class ReactionChanges
{
    public static readonly UserChangeKind Own = new(55, "reaction.updated");

    public static IEnumerable<UserChangeKind> Listed => [Own];
}
