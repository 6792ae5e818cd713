using Microsoft.Extensions.Options;

namespace ChatServer.Http.RateLimits;

/// <summary>So many requests at once, won back evenly over the window ("RateLimits" in the configuration).</summary>
public sealed record RateLimit
{
    public int Permits { get; init; }

    public int WindowSeconds { get; init; }
}

/// <summary>Generous enough that people never meet them; they stop loops and floods.</summary>
public sealed class RateLimitsOptions
{
    public const string Section = "RateLimits";

    public bool Enabled { get; init; } = true;

    /// <summary>How many times the budget of one person all people behind one address have together.</summary>
    public int PeoplePerAddress { get; init; } = 20;

    public RateLimit Default { get; init; } = new() { Permits = 600, WindowSeconds = 60 };

    public RateLimit Send { get; init; } = new() { Permits = 60, WindowSeconds = 10 };

    public RateLimit React { get; init; } = new() { Permits = 30, WindowSeconds = 10 };

    public RateLimit Typing { get; init; } = new() { Permits = 60, WindowSeconds = 30 };

    public RateLimit Sync { get; init; } = new() { Permits = 120, WindowSeconds = 60 };

    public RateLimit Search { get; init; } = new() { Permits = 60, WindowSeconds = 60 };

    public RateLimit People { get; init; } = new() { Permits = 60, WindowSeconds = 60 };

    public RateLimit AddressBook { get; init; } = new() { Permits = 10, WindowSeconds = 3_600 };

    public RateLimit Upload { get; init; } = new() { Permits = 60, WindowSeconds = 60 };

    public RateLimit Import { get; init; } = new() { Permits = 20, WindowSeconds = 60 };

    public RateLimit Download { get; init; } = new() { Permits = 1_200, WindowSeconds = 60 };

    public RateLimit Report { get; init; } = new() { Permits = 30, WindowSeconds = 600 };

    public RateLimit Of(RatePolicy policy) => policy switch
    {
        RatePolicy.Send => Send,
        RatePolicy.React => React,
        RatePolicy.Typing => Typing,
        RatePolicy.Sync => Sync,
        RatePolicy.Search => Search,
        RatePolicy.People => People,
        RatePolicy.AddressBook => AddressBook,
        RatePolicy.Upload => Upload,
        RatePolicy.Import => Import,
        RatePolicy.Download => Download,
        RatePolicy.Report => Report,
        _ => Default,
    };

    internal sealed class Check : IValidateOptions<RateLimitsOptions>
    {
        public ValidateOptionsResult Validate(string? name, RateLimitsOptions options)
        {
            var wrong = Enum.GetValues<RatePolicy>()
                .Where(p => options.Of(p) is not { Permits: > 0, WindowSeconds: > 0 })
                .Select(p => $"RateLimits:{p} needs Permits and WindowSeconds above zero.")
                .ToList();
            if (options.PeoplePerAddress < 1) wrong.Add("RateLimits:PeoplePerAddress must be at least 1.");

            return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
        }
    }
}
