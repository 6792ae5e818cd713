using System.Net;
using System.Net.Sockets;
using System.Text;
using ChatServer.Harness;
using ChatServer.Media.Processing.Recordings;
using ChatServer.MediaTests.Recordings;

namespace ChatServer.MediaTests.Hostile;

/// <summary>Files that point to others: on this machine, or on one that is to learn who looks.</summary>
public sealed class PlaylistTests : IDisposable
{
    private static readonly string[] ContentTypes = ["video/mp4", "video/webm", "audio/mpeg", "audio/ogg", "audio/wav", "audio/flac", "audio/aac"];

    // URL stands for an address where somebody listens, SECRET for a file with a recording in it.
    private static readonly Dictionary<string, string> Playlists = new()
    {
        ["HLS with an address"] = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nURL\n#EXT-X-ENDLIST\n",
        ["HLS with a file"] = "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nfile://SECRET\n#EXT-X-ENDLIST\n",
        ["HLS with the passwords"] = "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:2,\n/etc/passwd\n#EXT-X-ENDLIST\n",
        ["HLS that glues a file to an address"] = "#EXTM3U\n#EXTINF:2,\nconcat:URL|file:///etc/passwd\n#EXT-X-ENDLIST\n",
        ["HLS with a key elsewhere"] = "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"URL\"\n#EXTINF:2,\nSECRET\n#EXT-X-ENDLIST\n",
        ["HLS with a byte order mark"] = "\uFEFF#EXTM3U\n#EXTINF:2,\nURL\n",
        ["a list of lists"] = "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nURL\n",
        ["ffconcat with a file"] = "ffconcat version 1.0\nfile SECRET\n",
        ["ffconcat with an address"] = "ffconcat version 1.0\nfile 'URL'\n",
        ["concat without a name"] = "file '/etc/passwd'\nfile 'SECRET'\n",
        ["SDP"] = "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
        ["DASH"] = "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period><AdaptationSet><Representation id=\"1\">" +
            "<BaseURL>URL</BaseURL></Representation></AdaptationSet></Period></MPD>",
        ["SMIL"] = "<smil><body><video src=\"URL\"/></body></smil>",
        ["an address of QuickTime's"] = "RTSPtextURL\n",
        ["PLS"] = "[playlist]\nFile1=URL\nNumberOfEntries=1\n",
        ["ASX"] = "<asx version=\"3.0\"><entry><ref href=\"URL\"/></entry></asx>",
        ["a filter graph"] = "movie=SECRET,scale=320:240",
    };

    private readonly Workshop _workshop = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public PlaylistTests() => _listener.Start();

    public static TheoryData<string> Names => [.. Playlists.Keys];

    public void Dispose()
    {
        _listener.Dispose();
        _workshop.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_playlist_is_no_recording_whatever_it_is_taken_for(string name)
    {
        var playlist = Encoding.UTF8.GetBytes(await Filled(name));

        foreach (var contentType in ContentTypes)
        {
            await _workshop.Refuse(playlist, contentType);
            await _workshop.Refuse(Disguised(playlist), contentType);
        }

        ShouldHaveLookedNowhere();
    }

    [Fact]
    public async Task Even_with_a_network_nothing_of_a_playlist_is_fetched()
    {
        var ffmpeg = new Ffmpeg(Workshop.Tools.Ffmpeg!, Workshop.Tools.Ffprobe!, new());
        foreach (var name in Playlists.Keys)
        {
            var path = _workshop.Write("list.m3u8", Encoding.UTF8.GetBytes(await Filled(name)));
            await Shell.RunAsync("/", 1, "ffprobe", ["-v", "error", .. ffmpeg.Input(path, "mov")]);
        }

        ShouldHaveLookedNowhere();
    }

    [Theory]
    [InlineData("url", "http")]
    [InlineData("url", "file")]
    [InlineData("alis", "file")]
    public async Task A_movie_whose_samples_are_elsewhere_is_refused(string type, string scheme)
    {
        var elsewhere = await Clips.Make("silent.mp4");
        var place = scheme == "http" ? Address : type == "url" ? "file://" + elsewhere : elsewhere;
        var movie = await File.ReadAllBytesAsync(elsewhere);

        // One entry whose flags do not say that the samples are in this file; and they are not.
        var pointing = Mp4.Change(movie, "moov/trak/mdia/minf/dinf/dref", _ => [0, 0, 0, 0, 0, 0, 0, 1, .. type == "url" ? Url(place) : Alias(place)]);
        var hollow = Mp4.Change(pointing, "mdat", samples => new byte[samples.Length]);

        await _workshop.Refuse(hollow, "video/mp4");
        ShouldHaveLookedNowhere();
    }

    [Fact]
    public async Task A_movie_that_is_only_a_reference_to_another_is_refused()
    {
        byte[] reference = Mp4.Box("rdrf", [0, 0, 0, 0, .. "url "u8, 0, 0, 0, (byte)(Address.Length + 1), .. Encoding.ASCII.GetBytes(Address), 0]);
        byte[] movie = [.. Mp4.Box("ftyp", [.. "qt  "u8, 0, 0, 0, 0]), .. Mp4.Box("moov", Mp4.Box("rmra", Mp4.Box("rmda", reference)))];

        await _workshop.Refuse(movie, "video/quicktime");
        ShouldHaveLookedNowhere();
    }

    private string Address => $"http://{_listener.LocalEndpoint}/secret.ts";

    private async Task<string> Filled(string name) => Playlists[name]
        .Replace("URL", Address, StringComparison.Ordinal)
        .Replace("SECRET", await Clips.Make("silent.mp4"), StringComparison.Ordinal);

    private static byte[] Url(string place) => Mp4.Box("url ", [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(place), 0]);

    // QuickTime's way: a record of the old Macintosh, whose part 2 is the whole path.
    private static byte[] Alias(string place) =>
        Mp4.Box("alis", [0, 0, 0, 0, .. new byte[150], 0, 2, 0, (byte)place.Length, .. Encoding.ASCII.GetBytes(place), .. new byte[place.Length % 2], 0xFF, 0xFF, 0, 0]);

    // Begins as an MP4 does.
    private static byte[] Disguised(byte[] playlist) => [.. Mp4.Box("ftyp", [.. "isom"u8, 0, 0, 2, 0, .. "isom"u8]), .. playlist];

    private void ShouldHaveLookedNowhere()
    {
        Assert.False(_listener.Pending());
        Assert.All(Directory.EnumerateFiles(_workshop.Path), file => Assert.DoesNotContain("root:", File.ReadAllText(file, Encoding.Latin1)));
    }
}
