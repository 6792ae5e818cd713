using ChatServer.Refusals;

namespace ChatServer.Messages;

/// <summary>As what something is said.</summary>
public enum SaidAs
{
    Message,

    /// <summary>In place of another text.</summary>
    Edit,

    Story,

    /// <summary>What somebody calls a file, before it is in any message.</summary>
    FileName,

    /// <summary>With a request to be contacts.</summary>
    Note,
}

/// <summary>What somebody wants to say.</summary>
/// <param name="SenderId">Who.</param>
/// <param name="ConversationId">Where; none for what is said to no conversation.</param>
/// <param name="Content">The text.</param>
/// <param name="As">As what.</param>
public sealed record NewText(Guid SenderId, Guid? ConversationId, string Content, SaidAs As = SaidAs.Message)
{
    /// <summary>What is to be read beside it: a poll, contacts, places.</summary>
    public IEnumerable<string> Beside { get; init; } = [];

    public bool HasMedia { get; init; }
}

/// <summary>Something beside membership that decides whether this may be said. It is asked for each send, so it knows the answer without asking the database.</summary>
public interface IPostingRule
{
    /// <returns>Null when nothing is against it.</returns>
    ValueTask<RefusalException?> WhyNotAsync(NewText text, CancellationToken cancellation);

    /// <summary>It was said, now or, if the request was repeated, before.</summary>
    ValueTask SaidAsync(NewText text, MessageView message) => ValueTask.CompletedTask;
}

/// <summary>Asks all of them.</summary>
public sealed class PostingRules(IEnumerable<IPostingRule> rules, Lazy<MessageReader> messages)
{
    /// <summary>What was sent before is answered again, whatever has been decided since: the writer finds it.</summary>
    public async Task RequireAsync(NewText text, Guid clientId, CancellationToken cancellation)
    {
        if (await WhyNotAsync(text, cancellation) is { } refusal
            && !await messages.Value.WasSentAsync(text.SenderId, text.ConversationId!.Value, clientId, cancellation)) throw refusal;
    }

    public async Task RequireAsync(NewText text, CancellationToken cancellation)
    {
        if (await WhyNotAsync(text, cancellation) is { } refusal) throw refusal;
    }

    /// <summary>To be called after the commit, and before the answer.</summary>
    public async ValueTask SaidAsync(NewText text, MessageView message)
    {
        foreach (var rule in rules) await rule.SaidAsync(text, message);
    }

    private async ValueTask<RefusalException?> WhyNotAsync(NewText text, CancellationToken cancellation)
    {
        foreach (var rule in rules)
            if (await rule.WhyNotAsync(text, cancellation) is { } refusal) return refusal;

        return null;
    }
}
