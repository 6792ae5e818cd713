namespace ChatServer.Fetching;

/// <summary>Why something could not be fetched.</summary>
public enum FetchFailure
{
    /// <summary>Not a URL of http or https, one with a user or a password in it, or one of another port than is allowed.</summary>
    UnusableUrl,

    /// <summary>The name is not known, or one of its addresses is not public.</summary>
    NoPublicAddress,

    /// <summary>Nobody answers there, not by the protocol, or not to the end.</summary>
    Unreachable,

    /// <summary>A time limit passed.</summary>
    TooSlow,

    /// <summary>An answer, but not with content: an error, an empty one, or one redirect too many.</summary>
    NoContent,

    /// <summary>More bytes than are wanted.</summary>
    TooLarge,
}

/// <summary>Nothing was fetched, or not all of it. The message names neither address nor query, so it may be logged.</summary>
public sealed class FetchException(FetchFailure failure, Exception? cause = null) : Exception($"The fetch failed: {failure}.", cause)
{
    public FetchFailure Failure { get; } = failure;
}
