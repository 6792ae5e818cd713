namespace ChatServer.Changes;

/// <summary>Reads the current views of one kind of subject, for any number of changes in one query.</summary>
public interface ISubjectLoader
{
    /// <summary>The subject's name, <see cref="ChangeKind.Subject"/>.</summary>
    string Subject { get; }

    Task<IReadOnlyDictionary<(Guid ConversationId, Guid SubjectId), object>> LoadAsync(
        IReadOnlyCollection<(Guid ConversationId, Guid SubjectId)> subjects, CancellationToken cancellation);
}

/// <summary>Says what the views of one kind of subject look like, for the description of the API.</summary>
public sealed record SubjectShape(string Subject, Type View);
