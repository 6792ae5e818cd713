using ChatServer.Harness;
using ChatServer.Media.Processing;
using ChatServer.Media.Processing.Images;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatServer.MediaTests.Images;

/// <summary>Makes image files, has them processed, and looks at what comes out.</summary>
internal sealed class Workshop : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private int _files;

    public Workshop() => Assert.True(Vips.IsAvailable, "libvips42 is not installed: scripts/test.sh installs it.");

    public ImageOptions Limits { get; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public string NewPath() => _directory.In($"{++_files}");

    public string File(byte[] content)
    {
        var path = NewPath();
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public string Png(Picture picture) => File(PngFile.Of(picture));

    /// <summary>The picture as a file of the kind, without transparency where it has none.</summary>
    public string Save(Picture picture, string contentType, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        using var image = Load(File(PngFile.Of(picture)), "image/png");
        using var opaque = image.Then("flatten");
        return Save(picture.IsTransparent ? image : opaque, contentType, arguments);
    }

    public string Save(VipsImage image, string contentType, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var path = NewPath();
        var (saver, its) = Saver(contentType);
        image.Save(saver, path, CancellationToken.None, [.. its, .. arguments]);
        return path;
    }

    public static VipsImage Load(string path, string contentType) =>
        VipsImage.Make(ImageFormat.Of(contentType)!.LoadOperation, null, ("filename", path));

    public bool Accepts(string contentType)
    {
        using var processor = NewProcessor();
        return processor.Accepts(contentType);
    }

    public async Task<ProcessedMedia> ProcessAsync(string path, string contentType, CancellationToken cancellation = default)
    {
        using var processor = NewProcessor();
        return await processor.ProcessAsync(path, contentType, Directory.CreateDirectory(NewPath()).FullName, cancellation);
    }

    /// <summary>Expects that the image is refused, and returns the reason.</summary>
    public async Task<string> RefuseAsync(string path, string contentType) =>
        (await Assert.ThrowsAsync<UnprocessableMediaException>(() => ProcessAsync(path, contentType))).Message;

    /// <summary>The pixel at a place given in parts of the width and the height.</summary>
    public static Rgba Look(ProcessedFile file, double across, double down)
    {
        using var image = Load(file.Path, file.ContentType);
        using var coloured = image.Then("colourspace", ("space", "srgb"));
        var at = ((int)(down * (image.Height - 1)) * image.Width) + (int)(across * (image.Width - 1));
        var pixels = coloured.Pixels();
        return coloured.HasAlpha
            ? new Rgba(pixels[at * 4], pixels[(at * 4) + 1], pixels[(at * 4) + 2], pixels[(at * 4) + 3])
            : new Rgba(pixels[at * 3], pixels[(at * 3) + 1], pixels[(at * 3) + 2]);
    }

    public ImageProcessor NewProcessor() => new(Options.Create(Limits), Clock, NullLogger<ImageProcessor>.Instance);

    private static (string Saver, (string Name, string Value)[] Arguments) Saver(string contentType) => contentType switch
    {
        "image/jpeg" => ("jpegsave", [("Q", "95")]),
        "image/png" => ("pngsave", []),
        "image/webp" => ("webpsave", [("Q", "90")]),
        "image/gif" => ("gifsave", []),
        "image/heic" => ("heifsave", [("compression", "hevc"), ("Q", "90"), ("effort", "0")]),
        "image/avif" => ("heifsave", [("compression", "av1"), ("Q", "90"), ("effort", "0")]),
        _ => throw new ArgumentOutOfRangeException(nameof(contentType)),
    };

    public void Dispose() => _directory.Dispose();
}
