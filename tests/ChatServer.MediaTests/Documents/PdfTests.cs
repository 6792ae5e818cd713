using ChatServer.Harness;
using ChatServer.Media.Processing;
using ChatServer.Media.Processing.Documents;
using ChatServer.MediaTests.Recordings;
using Microsoft.Extensions.Options;

namespace ChatServer.MediaTests.Documents;

public sealed class PdfTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1200)]
    public async Task A_PDF_has_a_number_of_pages_and_a_picture_of_the_first(int pages)
    {
        var document = await Process(Pdf.WithPages(pages));

        Assert.Equal((MediaKind.File, "application/pdf", pages), (document.Kind, document.ContentType, document.Pages));
        Assert.Equal([("page1", "image/webp", 1280, 854), ("page1.jpg", "image/jpeg", 1280, 854), ("blurred", "image/webp", 160, 107)],
            document.Files.Select(f => (f.Name, f.ContentType, f.Width!.Value, f.Height!.Value)));
        Assert.NotEmpty(Convert.FromBase64String(document.Placeholder!));
        Assert.True(Images.Workshop.Look(document.Files[1], 0.5, 0.5) is { Red: > 240, Green: < 15, Blue: < 15 });
    }

    [Fact]
    public async Task The_document_itself_goes_out_as_it_came()
    {
        var bytes = Pdf.WithPages(2);

        var document = await Process(bytes);

        Assert.DoesNotContain(document.Files, f => f.Name == "original");
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_directory.In("upload")));
    }

    [Fact]
    public async Task Of_an_encrypted_PDF_nothing_is_shown()
    {
        var document = await Process(Pdf.Encrypted());

        Assert.Equal((MediaKind.File, "application/pdf", null, null), (document.Kind, document.ContentType, document.Pages, document.Placeholder));
        Assert.Empty(document.Files);
    }

    [Fact]
    public void Other_documents_are_left_alone()
    {
        Assert.False(Processor().Accepts("application/zip"));
        Assert.False(Processor().Accepts("application/octet-stream"));
    }

    private async Task<ProcessedMedia> Process(byte[] content)
    {
        await File.WriteAllBytesAsync(_directory.In("upload"), content);
        return await Processor().ProcessAsync(_directory.In("upload"), "application/pdf", _directory.Path, TestContext.Current.CancellationToken);
    }

    private static PdfProcessor Processor() => new(Workshop.Tools, Workshop.Pictures, Options.Create(new DocumentOptions()));
}
