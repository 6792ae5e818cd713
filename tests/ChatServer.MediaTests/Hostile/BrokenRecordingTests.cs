using ChatServer.MediaTests.Recordings;

namespace ChatServer.MediaTests.Hostile;

public sealed class BrokenRecordingTests : IDisposable
{
    private static readonly (string Clip, string ContentType)[] Kinds =
    [
        ("h264.mp4", "video/mp4"), ("h264.mov", "video/quicktime"), ("vp9.webm", "video/webm"), ("h264.mkv", "video/x-matroska"),
        ("voice.m4a", "audio/mp4"), ("song.mp3", "audio/mpeg"), ("voice.opus.ogg", "audio/ogg"), ("voice.wav", "audio/wav"),
        ("voice.flac", "audio/flac"), ("voice.aac", "audio/aac"),
    ];

    private readonly Workshop _workshop = new();

    public static TheoryData<string> ContentTypes => [.. Kinds.Select(k => k.ContentType)];

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("h264.mp4", "video/mp4")]
    [InlineData("faststart.mp4", "video/mp4")]
    [InlineData("h264.mov", "video/quicktime")]
    [InlineData("vp9.webm", "video/webm")]
    [InlineData("h264.mkv", "video/x-matroska")]
    [InlineData("voice.m4a", "audio/mp4")]
    [InlineData("voice.webm", "video/webm")]
    [InlineData("voice.opus.ogg", "audio/ogg")]
    [InlineData("voice.vorbis.ogg", "audio/ogg")]
    [InlineData("voice.wav", "audio/wav")]
    [InlineData("voice.flac", "audio/flac")]
    public async Task What_was_cut_off_at_any_tenth_is_refused(string clip, string contentType)
    {
        var whole = await File.ReadAllBytesAsync(await Clips.Make(clip));

        for (var tenth = 0; tenth < 10; tenth++) await _workshop.Refuse(whole[..(whole.Length * tenth / 10)], contentType);
    }

    // Their format does not say how long it is: whoever was cut off has made a shorter one.
    [Theory]
    [InlineData("song.mp3", "audio/mpeg")]
    [InlineData("voice.aac", "audio/aac")]
    [InlineData("live.webm", "video/webm")]
    public async Task What_cannot_be_seen_to_be_cut_off_is_a_shorter_recording(string clip, string contentType)
    {
        var whole = await File.ReadAllBytesAsync(await Clips.Make(clip));

        for (var tenth = 0; tenth < 10; tenth++)
        {
            var media = await _workshop.TryProcess(whole[..(whole.Length * tenth / 10)], contentType);
            if (media is not null) Assert.InRange(media.DurationMs!.Value, 1, 300 + 200 * tenth);
        }
    }

    [Theory]
    [MemberData(nameof(ContentTypes))]
    public async Task What_is_of_another_kind_than_it_seems_is_refused(string contentType)
    {
        foreach (var (clip, actual) in Kinds.Where(k => Family(k.ContentType) != Family(contentType)))
        {
            var media = await _workshop.TryProcess(await File.ReadAllBytesAsync(await Clips.Make(clip)), contentType);
            Assert.True(media is null, $"{actual} was taken for {contentType}");
        }
    }

    [Theory]
    [MemberData(nameof(ContentTypes))]
    public async Task Nothing_and_next_to_nothing_are_refused(string contentType)
    {
        byte[][] files =
        [
            [], [0], "x"u8.ToArray(), new byte[100_000], [.. Enumerable.Repeat((byte)0xFF, 100_000)], Noise(seed: 1, 100_000),
            "ftyp"u8.ToArray(), "OggS"u8.ToArray(), "ID3"u8.ToArray(), "RIFF....WAVE"u8.ToArray(), "fLaC"u8.ToArray(), [0x1A, 0x45, 0xDF, 0xA3],
        ];

        foreach (var file in files) await _workshop.Refuse(file, contentType);
    }

    [Theory]
    [MemberData(nameof(ContentTypes))]
    public async Task What_was_damaged_on_its_way_is_refused_or_comes_out_sound(string contentType)
    {
        var (clip, _) = Array.Find(Kinds, k => k.ContentType == contentType);
        var whole = await File.ReadAllBytesAsync(await Clips.Make(clip));

        for (var seed = 1; seed <= 5; seed++)
        {
            var media = await _workshop.TryProcess(Damaged(whole, seed), contentType);
            foreach (var file in media?.Files.Where(f => f.Name is "original" or "720p" or "audio") ?? [])
                Assert.InRange((await Probed.Read(file.Path)).Seconds, 0.01, 10);
        }
    }

    // Formats of one family are told apart by what is in them.
    private static string Family(string contentType) => contentType switch
    {
        "video/mp4" or "video/quicktime" or "audio/mp4" => "mov",
        "video/webm" or "video/x-matroska" => "matroska",
        _ => contentType,
    };

    private static byte[] Damaged(byte[] whole, int seed)
    {
        var random = new Random(seed);
        byte[] damaged = [.. whole];
        for (var i = 0; i < 4 * seed; i++) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        return damaged;
    }

    private static byte[] Noise(int seed, int length)
    {
        var noise = new byte[length];
        new Random(seed).NextBytes(noise);
        return noise;
    }
}
