using System.Diagnostics;
using System.Text;
using ChatServer.Harness;
using ChatServer.Media.Processing;
using ChatServer.Media.Processing.Documents;
using ChatServer.MediaTests.Documents;
using ChatServer.MediaTests.Recordings;
using Microsoft.Extensions.Options;

namespace ChatServer.MediaTests.Hostile;

public sealed class HostilePdfTests : IDisposable
{
    private const string Catalog = "<< /Type /Catalog /Pages 2 0 R >>";

    private readonly TemporaryDirectory _directory = new();

    public static TheoryData<string> Names => [.. Documents.Keys];

    private static Dictionary<string, byte[]> Documents { get; } = new()
    {
        ["nothing"] = [],
        ["a signature alone"] = "%PDF-1.7\n"u8.ToArray(),
        ["no pages"] = Pdf.WithPages(0),
        ["pages that are their own parents"] = Pdf.Write([Catalog, "<< /Type /Pages /Count 1 /Kids [2 0 R] >>"]),
        ["pages that claim a billion"] = Pdf.Write([Catalog, "<< /Type /Pages /Count 1000000000 /Kids [] >>"]),
        ["a catalogue of itself"] = Pdf.Write(["1 0 R"]),
        ["brackets without end"] = Pdf.Write([Catalog, new string('[', 200_000)]),
        ["dictionaries without end"] = Pdf.Write([Catalog, string.Concat(Enumerable.Repeat("<< /A ", 100_000))]),
        ["a page as large as a country"] = Pdf.WithPages(1, box: "0 0 1000000000 1000000000"),
        ["a page as narrow as a hair"] = Pdf.WithPages(1, box: "0 0 100000 0.001"),
        ["a page that is nowhere"] = Pdf.WithPages(1, box: "0 0 0 0"),
        ["a page of letters"] = Pdf.WithPages(1, box: "a b c d"),
        ["states without end"] = Pdf.WithPages(1, string.Concat(Enumerable.Repeat("q ", 500_000))),
        ["lines without end"] = Pdf.WithPages(1, string.Concat(Enumerable.Repeat("0 0 m 300 200 l S ", 100_000))),
        ["a drawing that draws itself"] = Pdf.Write(
        [
            Catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /XObject << /X 4 0 R >> >> >>",
            "<< /Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources << /XObject << /X 4 0 R >> >> /Length 11 >>\nstream\n/X Do /X Do\nendstream",
        ]),
        ["an image of terabytes"] = Pdf.Write(
        [
            Catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
            "<< /Length 5 >>\nstream\n/X Do\nendstream",
            "<< /Type /XObject /Subtype /Image /Width 1000000 /Height 1000000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Length 1 >>\nstream\nx\nendstream",
        ]),
        ["a script"] = Pdf.Write(
        [
            "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1/'\\)) >> >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>",
        ]),
        ["a file elsewhere"] = Pdf.Write(
        [
            Catalog, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R >>", "<< /F (/etc/passwd) /Length 0 >>\nstream\n\nendstream",
        ]),
    };

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_hostile_PDF_costs_little_and_comes_to_nothing_worse_than_a_preview(string name)
    {
        var watch = Stopwatch.StartNew();

        var document = await TryProcess(Documents[name]);

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
        foreach (var file in document?.Files ?? []) Assert.InRange(new FileInfo(file.Path).Length, 1, 500_000);
    }

    [Fact]
    public async Task A_PDF_that_was_cut_off_at_any_tenth_is_refused_or_shown_as_far_as_it_goes()
    {
        var whole = Pdf.WithPages(20);

        for (var tenth = 0; tenth < 10; tenth++)
            Assert.InRange((await TryProcess(whole[..(whole.Length * tenth / 10)]))?.Pages ?? 0, 0, 20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("#EXTM3U\n/etc/passwd\n")]
    [InlineData("%!PS-Adobe-3.0\n(/etc/passwd) (r) file 100 string readstring pop show showpage\n")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    public async Task What_is_no_PDF_is_refused(string content) => Assert.Null(await TryProcess(Encoding.ASCII.GetBytes(content)));

    private async Task<ProcessedMedia?> TryProcess(byte[] content)
    {
        await File.WriteAllBytesAsync(_directory.In("upload"), content);
        try
        {
            var options = Options.Create(new DocumentOptions { MaxStepTime = TimeSpan.FromSeconds(3) });
            return await new PdfProcessor(Workshop.Tools, Workshop.Pictures, options).ProcessAsync(
                _directory.In("upload"), "application/pdf", _directory.Path, TestContext.Current.CancellationToken);
        }
        catch (UnprocessableMediaException refusal)
        {
            Assert.InRange(refusal.Message.Length, 10, 200);
            return null;
        }
    }
}
