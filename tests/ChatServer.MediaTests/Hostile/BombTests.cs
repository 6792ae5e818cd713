using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using ChatServer.Media.Processing;
using ChatServer.Media.Processing.Tools;
using ChatServer.MediaTests.Recordings;

namespace ChatServer.MediaTests.Hostile;

/// <summary>Small files that say, or unpack to, more than any machine has.</summary>
public sealed partial class BombTests : IDisposable
{
    private static readonly long MostMemory = new ToolLimits { Time = default }.MemoryBytes;

    private readonly Workshop _workshop = new();
    private readonly Stopwatch _watch = new();

    // Every case ends here: neither time nor memory went anywhere.
    public void Dispose()
    {
        Assert.InRange(_watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Assert.InRange(MemoryOfLargestProgram(), 1, Math.Max(MostMemory, MemoryOfThisProgram()));
        _workshop.Dispose();
    }

    [Theory]
    [InlineData("png.mov", "-f lavfi -i color=black:size=12000x12000:rate=1:duration=1 -c:v png -pix_fmt monob", "video/quicktime")]
    [InlineData("png.mkv", "-f lavfi -i color=black:size=20000x4000:rate=1:duration=1 -c:v png -pix_fmt monob", "video/x-matroska")]
    [InlineData("h264.mp4", "-f lavfi -i color=black:size=8192x8192:rate=1:duration=1 -c:v libx264 -preset ultrafast -x264-params threads=1", "video/mp4")]
    [InlineData("mjpeg.mov", "-f lavfi -i color=black:size=8000x8000:rate=1:duration=1 -c:v mjpeg -pix_fmt yuvj420p -huffman default", "video/quicktime")]
    public async Task Pictures_of_too_many_pixels_are_refused(string name, string recipe, string contentType) =>
        Assert.Contains("megapixels", await Refuse(await Clips.Make("bomb-" + name, recipe), contentType));

    [Theory]
    [InlineData(16_383, 16_383)]
    [InlineData(16_383, 1)]
    public async Task Sizes_that_only_a_frame_claims_cost_nothing(int width, int height)
    {
        var video = await Clips.Make("vp8.webm", "-f lavfi -i testsrc2=size=320x240:rate=5:duration=1 -c:v libvpx -deadline realtime -cpu-used 8");
        var bytes = await File.ReadAllBytesAsync(video);

        // The start code of a key frame, and its size.
        var start = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(start + 3), (ushort)width);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(start + 5), (ushort)height);

        await Try(bytes, "video/webm");
    }

    [Theory]
    [InlineData("flac", "-f lavfi -i anullsrc=r=8000:cl=mono -t 18000", "audio/flac")]
    [InlineData("mkv", "-f lavfi -i color=black:size=16x16:rate=1/600 -t 18000 -c:v libx264 -preset ultrafast", "video/x-matroska")]
    [InlineData("mp4", "-f lavfi -i color=black:size=16x16:rate=1/600 -t 18000 -c:v libx264 -preset ultrafast", "video/mp4")]
    [InlineData("ogg", "-f lavfi -i anullsrc=r=8000:cl=mono -t 18000 -c:a flac", "audio/ogg")]
    public async Task Hours_of_nothing_are_refused(string extension, string recipe, string contentType) =>
        Assert.Contains("longer than 4 hours", await Refuse(await Clips.Make("hours." + extension, recipe), contentType));

    [Fact]
    public async Task Hours_that_take_no_space_on_the_disk_are_refused()
    {
        var sound = await File.ReadAllBytesAsync(await Clips.Make("voice.wav"));
        var sizeAt = sound.AsSpan().IndexOf("data"u8) + 4;
        var path = _workshop.Write("hours.wav", sound);
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(3L << 30);
            foreach (var (at, before) in ((int, long)[])[(4, 8), (sizeAt, sizeAt + 4)])
            {
                file.Position = at;
                file.Write(BitConverter.GetBytes((uint)(file.Length - before)));
            }
        }

        Assert.Contains("longer than 4 hours", await Refuse(path, "audio/wav"));
    }

    [Fact]
    public async Task Hours_between_two_pictures_are_not_filled()
    {
        var video = await Clips.Make("gap.webm",
            "-f lavfi -i testsrc2=size=320x240:rate=5:duration=2 -vf setpts='if(gte(N,5),PTS+99999/TB,PTS)' -vsync passthrough -c:v libvpx -deadline realtime -live 1");

        var media = await Try(await File.ReadAllBytesAsync(video), "video/webm");

        Assert.InRange(media!.DurationMs!.Value, 900, 1100);
    }

    [Fact]
    public async Task Too_many_streams_are_refused()
    {
        var sound = await Clips.Make("voice.m4a");
        var many = await Clips.Make("streams.mkv", $"-i {sound} {string.Concat(Enumerable.Repeat("-map 0 ", 100))} -c copy");

        await Refuse(many, "video/x-matroska");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(3_000)]
    public async Task Too_many_tracks_are_refused(int tracks)
    {
        var movie = await File.ReadAllBytesAsync(await Clips.Make("silent.mp4"));
        byte[] track = [];
        Mp4.Change(movie, "moov/trak", content => track = content);

        var many = Mp4.Change(movie, "moov", content => [.. content, .. Enumerable.Repeat(Mp4.Box("trak", track), tracks).SelectMany(t => t)]);

        await Refuse(_workshop.Write("file", many), "video/mp4");
    }

    [Fact]
    public async Task An_Ogg_of_thousands_of_streams_costs_nothing()
    {
        var whole = await File.ReadAllBytesAsync(await Clips.Make("voice.opus.ogg"));
        var second = whole.AsSpan(4).IndexOf("OggS"u8) + 4;
        var first = whole[..second];
        using var many = new MemoryStream();
        for (var stream = 0; stream < 5_000; stream++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(first.AsSpan(14), stream);
            many.Write(first);
        }

        many.Write(whole);
        await Try(many.ToArray(), "audio/ogg");
    }

    [Theory]
    [InlineData("stts", 8)]
    [InlineData("stsz", 4)]
    [InlineData("stsc", 8)]
    [InlineData("stco", 4)]
    public async Task Tables_that_claim_billions_of_entries_cost_nothing(string table, int at)
    {
        var movie = await File.ReadAllBytesAsync(await Clips.Make("silent.mp4"));
        foreach (var count in (uint[])[uint.MaxValue, int.MaxValue, 100_000_000])
        {
            var claiming = Mp4.Change(movie, $"moov/trak/mdia/minf/stbl/{table}", content =>
            {
                BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(4), count);
                BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(at), count);
                return content;
            });
            await Try(claiming, "video/mp4");
        }
    }

    [Fact]
    public async Task A_header_that_unpacks_to_gigabytes_is_refused()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (var i = 0; i < 200; i++) zlib.Write(new byte[10_000_000]);

        byte[] size = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(size, 2_000_000_000);
        byte[] header = Mp4.Box("cmov", [.. Mp4.Box("dcom", "zlib"u8.ToArray()), .. Mp4.Box("cmvd", [.. size, .. packed.ToArray()])]);
        byte[] movie = [.. Mp4.Box("ftyp", [.. "qt  "u8, 0, 0, 0, 0]), .. Mp4.Box("moov", header)];

        await Refuse(_workshop.Write("file", movie), "video/quicktime");
    }

    [Fact]
    public async Task A_tag_that_claims_a_quarter_of_a_gigabyte_costs_nothing()
    {
        var song = await File.ReadAllBytesAsync(await Clips.Make("song.mp3"));
        for (var i = 6; i < 10; i++) song[i] = 0x7F;

        await Try(song, "audio/mpeg");
    }

    [Fact]
    public async Task Ten_thousand_pictures_a_second_are_no_more_work_than_others()
    {
        var video = await Clips.Make("fast.mp4", "-f lavfi -i color=red:size=16x16:rate=10000:duration=1 -c:v libx264 -preset ultrafast -pix_fmt yuv444p");

        Assert.NotNull(await Try(await File.ReadAllBytesAsync(video), "video/mp4"));
    }

    [Fact]
    public async Task Pictures_without_end_are_given_up_at_the_limit_of_time_and_nothing_goes_on_with_them()
    {
        var picture = await Clips.Make("8k.mp4", "-f lavfi -i color=black:size=7680x4320:rate=1:duration=1 -c:v libx264 -preset ultrafast -pix_fmt yuv420p");
        var endless = await Clips.Make("endless.mp4", $"-stream_loop 2000 -i {picture} -c copy");
        _workshop.Options.MaxConversionTime = TimeSpan.FromSeconds(2);
        _watch.Start();

        var media = await _workshop.ProcessFile(endless, "video/mp4");

        Assert.DoesNotContain("720p", media.Files.Select(f => f.Name));
        Assert.True(_watch.Elapsed > _workshop.Options.MaxConversionTime, "it was given up, and not refused before");
        Assert.DoesNotContain(_workshop.Path, Process.GetProcesses().Select(WorksIn));
    }

    private static string? WorksIn(Process process)
    {
        try
        {
            return new FileInfo($"/proc/{process.Id}/cwd").LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private async Task<string> Refuse(string path, string contentType)
    {
        _watch.Start();
        return await _workshop.Refuse(path, contentType);
    }

    private async Task<ProcessedMedia?> Try(byte[] content, string contentType)
    {
        _watch.Start();
        return await _workshop.TryProcess(content, contentType);
    }

    // Of all that this process has run and waited for, and what those have.
    // Whatever it starts begins as a copy of it, and counts as having been as large.
    private static long MemoryOfThisProgram()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }

    private static unsafe long MemoryOfLargestProgram()
    {
        const int Children = -1;
        const int LargestAt = 4;
        var usage = stackalloc long[18];
        Assert.Equal(0, getrusage(Children, usage));
        return usage[LargestAt] * 1024;
    }

    [LibraryImport("libc")]
    private static unsafe partial int getrusage(int who, long* usage);
}
