using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace ChatServer.Media.Storage;

/// <summary>Connects to the store that the configuration names.</summary>
internal static class S3Clients
{
    private const string AnyRegion = "us-east-1";

    public static AmazonS3Client Of(S3Options options)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.PathStyle ?? options.ServiceUrl is not null,

            // Newer checksums, which many compatible stores do not know. Content is signed, and named by its hash.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.ServiceUrl is { } url)
            (config.ServiceURL, config.AuthenticationRegion) = (url.AbsoluteUri, options.Region is { Length: > 0 } region ? region : AnyRegion);
        else config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);

        return options.AccessKey is { Length: > 0 } key
            ? new AmazonS3Client(new BasicAWSCredentials(key, options.SecretKey), config)
            : new AmazonS3Client(config);
    }
}
