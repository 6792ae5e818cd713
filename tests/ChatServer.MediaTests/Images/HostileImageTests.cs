using System.Text;
using ChatServer.Media.Processing.Images;

namespace ChatServer.MediaTests.Images;

public sealed class HostileImageTests : IDisposable
{
    private const string Payload = "<script>alert('Eve')</script>";

    private const string Drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";

    private static readonly string[] Kinds = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/avif"];

    private readonly Workshop _workshop = new();

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("image/jpeg", "interlace")]
    [InlineData("image/jpeg", "optimize-coding")]
    [InlineData("image/png")]
    [InlineData("image/png", "interlace")]
    [InlineData("image/webp")]
    [InlineData("image/webp", "lossless")]
    [InlineData("image/gif")]
    [InlineData("image/heic")]
    [InlineData("image/avif")]
    public async Task An_image_that_is_cut_short_is_refused_wherever_it_is_cut(string contentType, string? option = null)
    {
        (string, string)[] options = option is null ? [] : [(option, "true")];
        var whole = await File.ReadAllBytesAsync(_workshop.Save(Picture.Corners(300, 200), contentType, options));
        int[] cuts = [1, 2, 12, .. Enumerable.Range(1, 9).Select(tenth => whole.Length * tenth / 10), whole.Length - 2, whole.Length - 1];

        foreach (var cut in cuts)
        {
            Assert.NotEmpty(await _workshop.RefuseAsync(_workshop.File(whole[..cut]), contentType));
        }
    }

    [Fact]
    public async Task An_animation_that_is_cut_short_is_refused_wherever_it_is_cut()
    {
        var whole = Bomb.Gif(30, 20, 50);

        foreach (var tenth in Enumerable.Range(1, 9))
        {
            var part = _workshop.File(whole[..(whole.Length * tenth / 10)]);
            Assert.Equal("The image is cut short.", await _workshop.RefuseAsync(part, "image/gif"));
        }
    }

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("image/png")]
    [InlineData("image/webp")]
    [InlineData("image/gif")]
    [InlineData("image/heic")]
    [InlineData("image/avif")]
    public async Task An_empty_file_and_one_of_another_kind_are_refused(string contentType)
    {
        foreach (var other in Kinds.Where(kind => Family(kind) != Family(contentType)))
        {
            Assert.NotEmpty(await _workshop.RefuseAsync(_workshop.Save(Picture.Corners(40, 30), other), contentType));
        }

        foreach (var text in (string[])["", "\0", "GIF89a", "%PDF-1.7\n", "P6 1 1 255 abc", $"<html>{Payload}</html>", Drawing])
        {
            Assert.NotEmpty(await _workshop.RefuseAsync(_workshop.File(Encoding.Latin1.GetBytes(text)), contentType));
        }
    }

    [Theory]
    [InlineData("image/svg+xml")]
    [InlineData("image/bmp")]
    [InlineData("image/tiff")]
    [InlineData("image/x-portable-pixmap")]
    [InlineData("application/pdf")]
    [InlineData("text/html")]
    public void What_is_none_of_the_kinds_is_left_alone(string contentType) => Assert.False(_workshop.Accepts(contentType));

    [Fact]
    public void Every_kind_is_accepted() => Assert.All(Kinds, kind => Assert.True(_workshop.Accepts(kind)));

    [Theory]
    [InlineData("svgload", Drawing)]
    [InlineData("ppmload", "P3 1 1 255 1 2 3")]
    public void Other_readers_of_the_library_cannot_be_reached(string reader, string content)
    {
        var path = _workshop.File(Encoding.ASCII.GetBytes(content));

        Assert.Throws<VipsException>(() => VipsImage.Make(reader, null, ("filename", path)).Dispose());
        Assert.Throws<VipsException>(() => VipsImage.Make("thumbnail", null, ("filename", path), ("width", "5")).Dispose());
    }

    [Theory]
    [MemberData(nameof(Polyglots))]
    public async Task What_an_image_carries_for_another_program_stays_behind(string contentType, string carrier)
    {
        var image = await File.ReadAllBytesAsync(_workshop.Save(Picture.Corners(300, 200), contentType));

        var media = await _workshop.ProcessAsync(_workshop.File(Polyglot.Of(image, contentType, carrier, Payload)), contentType);

        Assert.All(media.Files, file =>
        {
            Assert.Equal(-1, File.ReadAllBytes(file.Path).AsSpan().IndexOf("<script>"u8));
            Assert.Equal(-1, File.ReadAllBytes(file.Path).AsSpan().IndexOf("PK\x03\x04"u8));
        });
    }

    public static TheoryData<string, string> Polyglots => new(
        Kinds.Select(kind => (kind, "archive at the end")).Concat(
        [
            ("image/jpeg", "comment"), ("image/jpeg", "unknown application"), ("image/jpeg", "JFIF preview"),
            ("image/jpeg", "behind Adobe"), ("image/jpeg", "reserved marker"),
            ("image/png", "text"), ("image/png", "unknown chunk"), ("image/png", "behind the end chunk"),
            ("image/gif", "comment"), ("image/gif", "unknown application"), ("image/gif", "behind the loop"), ("image/gif", "plain text"),
            ("image/webp", "unknown chunk"), ("image/webp", "XMP"),
        ]));

    private static string Family(string contentType) => contentType is "image/avif" ? "image/heic" : contentType;

    public void Dispose() => _workshop.Dispose();
}
