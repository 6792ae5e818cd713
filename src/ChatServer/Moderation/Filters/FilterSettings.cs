using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ChatServer.Http;

namespace ChatServer.Moderation.Filters;

/// <summary>Which links a rule fits.</summary>
/// <param name="Domains" example='["spam.example"]'>1 to 500 names of 1 to 253 characters, with all that ends with them: spam.example is www.spam.example, too.</param>
/// <param name="Except">True: all links but those to these domains. Otherwise those to these.</param>
public sealed record LinkSettings(
    [MinLength(1), MaxLength(FilterSettings.MaxEntries), TextLimit(1, FilterSettings.MaxDomainLength, Pattern = FilterSettings.DomainPattern)] IReadOnlyList<string> Domains,
    bool Except = false);

/// <summary>How much is too much of one person.</summary>
/// <param name="Messages" example="20">So many, 1 to 1,000, are let through.</param>
/// <param name="Seconds" example="60">In this time, 1 to 3,600 seconds.</param>
public sealed record FloodSettings(
    [Range(1, FilterSettings.MaxMessages)] int Messages, [Range(1, FilterSettings.MaxSeconds)] int Seconds);

/// <summary>How often the same may be said.</summary>
/// <param name="Messages" example="3">So many times, 1 to 1,000, it is let through.</param>
/// <param name="Seconds" example="600">In this time, 1 to 3,600 seconds.</param>
/// <param name="MinLength">Texts of fewer characters, 1 to 1,000, do not count; 20 without it.</param>
/// <param name="Together">True: whoever says it. Otherwise each person by themselves.</param>
public sealed record DuplicateSettings(
    [Range(1, FilterSettings.MaxMessages)] int Messages,
    [Range(1, FilterSettings.MaxSeconds)] int Seconds,
    [Range(1, FilterSettings.MaxMessages)] int MinLength = DuplicateSettings.UsualMinLength,
    bool Together = false)
{
    public const int UsualMinLength = 20;
}

/// <summary>What new accounts may not do yet.</summary>
/// <param name="Hours" example="24">How long an account is new, 1 to 8,760 hours.</param>
/// <param name="Links" example="true">Whether links fit.</param>
/// <param name="Media">Whether pictures and other files fit.</param>
public sealed record NewAccountSettings([Range(1, FilterSettings.MaxHours)] int Hours, bool Links = false, bool Media = false);

/// <summary>What a rule looks for; what is null it does not look for.</summary>
public sealed record FilterSettings(
    IReadOnlyList<string>? Words = null,
    LinkSettings? Links = null,
    FloodSettings? Flood = null,
    DuplicateSettings? Duplicates = null,
    NewAccountSettings? NewAccounts = null)
{
    /// <summary>Words or domains of one rule.</summary>
    public const int MaxEntries = 500;

    public const int MaxPhraseLength = 100;
    public const int MaxDomainLength = 253;
    public const string DomainPattern = @"^[^!-,/:-@ ]*$";
    public const int MaxMessages = 1_000;
    public const int MaxSeconds = 3_600;
    public const int MaxHours = 8_760;

    public static FilterSettings Read(string json) => JsonSerializer.Deserialize<FilterSettings>(json, WireJson.Options)!;

    public string Write() => JsonSerializer.Serialize(this, WireJson.Options);
}
