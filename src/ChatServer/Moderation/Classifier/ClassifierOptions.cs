using System.ComponentModel.DataAnnotations;

namespace ChatServer.Moderation.Classifier;

/// <summary>A program outside that judges what is said ("Classifier" in the configuration).</summary>
public sealed class ClassifierOptions
{
    public const string Section = "Classifier";

    public const int LeastSecretLength = 32;

    /// <summary>Where it is asked; nobody is asked without it.</summary>
    public Uri? Url { get; init; }

    /// <summary>What requests are signed with: at least 32 characters, known to both sides.</summary>
    public string Secret { get; init; } = "";

    /// <summary>Whether it is sent what people say. Otherwise it hears of ids and times alone.</summary>
    public bool SendContents { get; init; }

    /// <summary>The one host that is asked though its address is not public.</summary>
    public string? InternalHost { get; init; }

    /// <summary>For one request, from connecting to the end of the answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    internal bool IsSound =>
        Url is null || (Url.IsAbsoluteUri && Url.Scheme is "http" or "https" && Url.UserInfo.Length == 0 && Secret.Length >= LeastSecretLength);
}
