namespace ChatServer.Refusals;

/// <summary>Collects what is wrong with the members of a request, so that one answer names them all.</summary>
public sealed class FieldErrors
{
    private readonly Dictionary<string, string[]> _errors = [];

    /// <summary>The parsed value; where the member is refused its default, which nobody gets to use: see <see cref="ThrowIfAny"/>.</summary>
    public T Collect<T>(Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (RefusalException refusal) when (refusal.Errors is { } errors)
        {
            foreach (var (field, problems) in errors) _errors[field] = problems;
            return default!;
        }
    }

    public void ThrowIfAny()
    {
        if (_errors.Count > 0) throw Refusal.InvalidRequest(_errors);
    }
}
