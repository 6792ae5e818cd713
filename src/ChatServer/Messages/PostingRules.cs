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

    /// <summary>Of oneself, for everybody who looks.</summary>
    Profile,

    /// <summary>Above a conversation, an event or a set: its title, and what else there is to read about it.</summary>
    Title,
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

    /// <summary>What is new of what stands somewhere to be read, part by part; null when something was taken away at most.</summary>
    public static NewText? Standing(Guid authorId, SaidAs saidAs, IEnumerable<(string? Before, string? Now)> parts, bool hasPicture = false)
    {
        var said = parts.Where(p => p.Now != p.Before).Select(p => p.Now).OfType<string>().ToList();
        return said.Count == 0 && !hasPicture ? null
            : new NewText(authorId, null, said.FirstOrDefault(""), saidAs) { Beside = said.Skip(1), HasMedia = hasPicture };
    }
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

    /// <param name="text">Null when nothing is said.</param>
    public async Task RequireAsync(NewText? text, CancellationToken cancellation)
    {
        if (text is not null && await WhyNotAsync(text, cancellation) is { } refusal) throw refusal;
    }

    /// <summary>To be called after the commit, and before the answer. What fails here is not told as if nothing were stored: whoever repeats the request has it done.</summary>
    public async ValueTask SaidAsync(NewText text, MessageView message)
    {
        try
        {
            foreach (var rule in rules) await rule.SaidAsync(text, message);
        }
        catch (Exception failure) when (Failure.ToRefusal(failure).Status == StatusCodes.Status503ServiceUnavailable)
        {
            throw Refusal.OutcomeUnknown();
        }
    }

    private async ValueTask<RefusalException?> WhyNotAsync(NewText text, CancellationToken cancellation)
    {
        foreach (var rule in rules)
            if (await rule.WhyNotAsync(text, cancellation) is { } refusal) return refusal;

        return null;
    }
}
