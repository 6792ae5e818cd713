using System.ComponentModel.DataAnnotations;

namespace ChatServer.Media.Storage;

/// <summary>Configuration section "Media:S3": an S3-compatible store in place of the local disk, as soon as a bucket is named.</summary>
public sealed class S3Options : IValidatableObject
{
    public const string Section = "Media:S3";

    /// <summary>Exists already, and belongs to this server alone, or to it and its other nodes.</summary>
    public string? Bucket { get; init; }

    /// <summary>Where the store is, such as https://s3.example.org; Amazon's own if it is not given.</summary>
    public Uri? ServiceUrl { get; init; }

    /// <summary>Needed with Amazon's own; others mostly do not care.</summary>
    public string? Region { get; init; }

    /// <summary>With the secret key; without both, those of the environment or of the machine's role are used.</summary>
    public string? AccessKey { get; init; }

    public string? SecretKey { get; init; }

    /// <summary>What all keys begin with, such as "media/".</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Whether the bucket stands in the path and not in the name of the host; unless given, everywhere but at Amazon.</summary>
    public bool? PathStyle { get; init; }

    public bool IsChosen => !string.IsNullOrEmpty(Bucket);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsChosen) yield break;
        if (ServiceUrl is null && string.IsNullOrEmpty(Region)) yield return new ValidationResult("Media:S3 needs a ServiceUrl or a Region.");
        if (ServiceUrl is { } url && !(url.IsAbsoluteUri && url.Scheme is "http" or "https"))
            yield return new ValidationResult("Media:S3:ServiceUrl must be a URL such as https://s3.example.org.");
        if (string.IsNullOrEmpty(AccessKey) != string.IsNullOrEmpty(SecretKey))
            yield return new ValidationResult("Media:S3 needs both AccessKey and SecretKey, or neither.");
    }
}
