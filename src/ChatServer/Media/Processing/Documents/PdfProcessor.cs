using System.Globalization;
using System.Text.RegularExpressions;
using ChatServer.Media.Processing.Images;
using ChatServer.Media.Processing.Tools;
using Microsoft.Extensions.Options;

namespace ChatServer.Media.Processing.Documents;

/// <summary>Counts the pages of a PDF and draws the first. The document itself goes out as it came.</summary>
internal sealed partial class PdfProcessor(Toolbox tools, PreviewPictures pictures, IOptions<DocumentOptions> options) : IMediaProcessor
{
    private const string ContentType = "application/pdf";
    private const string Page = "page";

    private static readonly string[] DrawFirstPage = ["-q", "-f", "1", "-l", "1", "-singlefile", "-scale-to", "1280", "-png"];

    private readonly ToolLimits _limits = new() { Time = options.Value.MaxStepTime, MemoryBytes = 1L << 30, FileBytes = 64L << 20 };

    public bool Accepts(string contentType) =>
        contentType == ContentType && PreviewPictures.IsAvailable && tools is { PdfInfo: not null, PdfToPpm: not null };

    public async Task<ProcessedMedia> ProcessAsync(string path, string contentType, string directory, CancellationToken cancellation)
    {
        // The tools work in a directory of their own; and no full path is taken for an option.
        path = Path.GetFullPath(path);
        var info = await tools.PdfInfo!.RunAsync(directory, [path], _limits, cancellation);

        // Nobody else can look into it either; for those who have the password it is a document as any other.
        if (!info.IsSuccess && info.Errors.Contains("Incorrect password", StringComparison.Ordinal))
            return new(MediaKind.File, ContentType) { Files = [] };

        info.Require("The PDF is damaged.");
        await DrawAsync(path, directory, cancellation);
        var preview = await pictures.MakeAsync(Path.Combine(directory, Page + ".png"), "page1", directory, cancellation);
        return new(MediaKind.File, ContentType) { Pages = PagesIn(info.Output), Placeholder = preview.Placeholder, Files = preview.Files };
    }

    private async Task DrawAsync(string path, string directory, CancellationToken cancellation)
    {
        var drawn = await tools.PdfToPpm!.RunAsync(directory, [.. DrawFirstPage, path, Page], _limits, cancellation);
        drawn.Require("The first page of the PDF cannot be drawn.");
        if (!File.Exists(Path.Combine(directory, Page + ".png"))) throw new UnprocessableMediaException("The PDF has no page.");
    }

    private static int PagesIn(string info) => Pages().Match(info) is { Success: true } pages
        ? int.Parse(pages.Value, CultureInfo.InvariantCulture)
        : throw new UnprocessableMediaException("The PDF does not say how many pages it has.");

    [GeneratedRegex(@"(?<=^Pages:\s+)\d{1,9}(?=\s*$)", RegexOptions.Multiline)]
    private static partial Regex Pages();
}
