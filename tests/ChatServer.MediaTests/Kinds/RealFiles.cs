using ChatServer.Harness;
using ChatServer.MediaTests.Documents;
using ChatServer.MediaTests.Images;
using ChatServer.MediaTests.Recordings;

namespace ChatServer.MediaTests.Kinds;

/// <summary>A file of every kind that people send, made by what makes such files.</summary>
internal sealed class RealFiles : IDisposable
{
    private readonly Images.Workshop _images = new();

    private readonly Dictionary<string, byte[]> _made = [];

    /// <summary>The same bytes each time.</summary>
    /// <param name="name">Its ending says what it is.</param>
    public async Task<byte[]> MakeAsync(string name)
    {
        if (!_made.TryGetValue(name, out var file)) _made[name] = file = await MakeNewAsync(name);
        return file;
    }

    public void Dispose() => _images.Dispose();

    private async Task<byte[]> MakeNewAsync(string name)
    {
        if (name.StartsWith("turned", StringComparison.Ordinal)) return await TurnedAsync(name["turned".Length] - '0');
        return name switch
        {
            "photo.jpg" => await SaveAsync("image/jpeg"),
            "drawing.png" => await SaveAsync("image/png"),
            "photo.webp" => await SaveAsync("image/webp"),
            "photo.avif" => await SaveAsync("image/avif"),
            "photo.heic" => await SaveAsync("image/heic"),
            "drawing.gif" => await SaveAsync("image/gif"),
            "moving.gif" => await RecordAsync(name, "-f lavfi -i testsrc2=size=640x400:rate=5:duration=2"),
            "moving.webp" => await RecordAsync(name, "-f lavfi -i testsrc2=size=640x400:rate=5:duration=2 -c:v libwebp -loop 0"),
            "drawing.svg" => "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"400\"><script>alert(1)</script></svg>"u8.ToArray(),
            "letter.pdf" => Pdf.WithPages(2),
            "letter.docx" => Samples.Zip("[Content_Types].xml", "_rels/.rels", "word/document.xml"),
            "letters.zip" => Samples.Zip("a.txt", "b.txt"),
            "clip.mp4" => await ClipAsync("h264.mp4"),
            "upright.mp4" => Mp4.Turn(await ClipAsync("silent.mp4"), 90),
            "clip.webm" => await ClipAsync("vp9.webm"),
            "clip.mov" => await ClipAsync("h264.mov"),
            "clip.mkv" => await ClipAsync("h264.mkv"),
            "song.mp3" => await ClipAsync("song.mp3"),
            "voice.ogg" => await ClipAsync("voice.opus.ogg"),
            "voice.wav" => await ClipAsync("voice.wav"),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }

    private Task<byte[]> SaveAsync(string contentType) => File.ReadAllBytesAsync(_images.Save(Picture.Corners(640, 400), contentType));

    private async Task<byte[]> TurnedAsync(int orientation)
    {
        var stored = _images.Save(Picture.Corners(640, 400).StoredAs(orientation), "image/jpeg");
        return Exif.WithOrientation(await File.ReadAllBytesAsync(stored), orientation);
    }

    private static async Task<byte[]> ClipAsync(string clip) => await File.ReadAllBytesAsync(await Clips.Make(clip));

    private static async Task<byte[]> RecordAsync(string name, string recipe) => await File.ReadAllBytesAsync(await Clips.Make(name, recipe));
}
