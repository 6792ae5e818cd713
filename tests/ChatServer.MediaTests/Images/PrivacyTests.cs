using System.Text;
using ChatServer.Harness;
using ChatServer.Media.Processing.Images;

namespace ChatServer.MediaTests.Images;

public sealed class PrivacyTests : IDisposable
{
    private const string Secret = "Private Ada 4711";

    private readonly Workshop _workshop = new();

    [Theory]
    [InlineData("image/jpeg", 1)]
    [InlineData("image/jpeg", 6)]
    [InlineData("image/png", 1)]
    [InlineData("image/png", 6)]
    [InlineData("image/webp", 1)]
    [InlineData("image/webp", 6)]
    [InlineData("image/gif", 1)]
    [InlineData("image/heic", 1)]
    [InlineData("image/avif", 1)]
    public async Task Where_when_and_by_whom_an_image_was_taken_is_in_nothing_that_others_get(string contentType, int orientation)
    {
        var upload = _workshop.Save(Picture.Corners(600, 400), contentType);
        await StampAsync(upload, orientation);
        Assert.Contains(Secret, await ReadTagsAsync(upload));

        var media = await _workshop.ProcessAsync(upload, contentType);

        var tags = await ReadTagsAsync([.. media.Files.Select(file => file.Path)]);
        Assert.All(["GPS", "IFD", "ExifIFD", "XMP", "IPTC", "Photoshop", "Comment"], group => Assert.DoesNotContain($"\"{group}", tags));
        Assert.DoesNotContain("Comment", tags);
        Assert.All(media.Files, file => HasNoSecret(File.ReadAllBytes(file.Path)));
    }

    [Fact]
    public async Task An_upright_image_keeps_its_very_pixels()
    {
        var upload = _workshop.Save(Picture.Corners(600, 400), "image/jpeg");
        await StampAsync(upload, orientation: 1);

        var media = await _workshop.ProcessAsync(upload, "image/jpeg");

        Assert.Equal(Pixels(upload), Pixels(media.Files[0].Path));

        static byte[] Pixels(string path)
        {
            using var image = VipsImage.Make("jpegload", null, ("filename", path));
            return image.Pixels();
        }
    }

    private static void HasNoSecret(byte[] content)
    {
        Assert.Equal(-1, content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Secret)));
        Assert.Equal(-1, content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Secret)));
        Assert.Equal(-1, content.AsSpan().IndexOf("Exif"u8));
    }

    private static Task<string> StampAsync(string path, int orientation) => Shell.RunAsync(
        Path.GetTempPath(),
        expectedExitCode: 0,
        "exiftool",
        "-q", "-m", "-overwrite_original", "-n",
        "-GPSLatitude=48.8583", "-GPSLatitudeRef=N", "-GPSLongitude=2.2944", "-GPSLongitudeRef=E",
        $"-Artist={Secret}", $"-XMP-dc:Creator={Secret}", $"-IPTC:Caption-Abstract={Secret}", $"-Comment={Secret}", $"-EXIF:XPComment={Secret}",
        $"-EXIF:Orientation={orientation}",
        path);

    private static Task<string> ReadTagsAsync(params string[] paths) =>
        Shell.RunAsync(Path.GetTempPath(), expectedExitCode: 0, "exiftool", ["-j", "-G1", "-a", .. paths]);

    public void Dispose() => _workshop.Dispose();
}
