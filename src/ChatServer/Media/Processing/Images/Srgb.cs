namespace ChatServer.Media.Processing.Images;

/// <summary>Brings an image to 8 bits of sRGB, which every client takes an image without a profile for.</summary>
internal static class Srgb
{
    public const string Profile = "icc-profile-data";

    public static VipsImage From(VipsImage image) =>
        image.Has(Profile)
            ? image.Then("icc_transform", ("output-profile", "srgb"), ("embedded", "true"))
            : image.Then("colourspace", ("space", "srgb"));
}
