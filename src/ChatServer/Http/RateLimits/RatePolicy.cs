namespace ChatServer.Http.RateLimits;

/// <summary>What a request counts as. A person's requests and hub calls of one kind share one budget.</summary>
public enum RatePolicy
{
    /// <summary>Everything without a policy of its own.</summary>
    Default,

    /// <summary>Sending, editing and deleting messages, and reacting to them.</summary>
    Send,

    /// <summary>Reacting to what is going on in an event.</summary>
    React,

    /// <summary>Telling that somebody is typing.</summary>
    Typing,

    /// <summary>Catching up after absence.</summary>
    Sync,

    /// <summary>Looking for people or messages.</summary>
    Search,

    /// <summary>Turning to people, or away from them.</summary>
    People,

    /// <summary>Looking for the people of an address book.</summary>
    AddressBook,

    /// <summary>Bringing files.</summary>
    Upload,

    /// <summary>Having the server fetch from elsewhere.</summary>
    Import,

    /// <summary>Fetching files, of which one screen shows many.</summary>
    Download,

    /// <summary>Reporting, and appealing.</summary>
    Report,
}

/// <summary>Counts an endpoint's requests under a policy of their own.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class RateLimitAttribute(RatePolicy policy) : Attribute
{
    public RatePolicy Policy { get; } = policy;
}

/// <summary>Lets an endpoint be asked without counting: it is for machines that watch the server.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class NoRateLimitAttribute : Attribute;
