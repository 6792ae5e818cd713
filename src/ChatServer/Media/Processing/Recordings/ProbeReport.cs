using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatServer.Media.Processing.Recordings;

/// <summary>What ffprobe writes, as far as it is asked for.</summary>
internal sealed record ProbeReport(ProbeFormat? Format, IReadOnlyList<ProbeStream>? Streams)
{
    public const string Entries =
        "format=duration,bit_rate" +
        ":stream=codec_type,codec_name,pix_fmt,width,height,sample_aspect_ratio,color_transfer,channels,bit_rate" +
        ":stream_disposition=attached_pic:stream_side_data=rotation";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    public static ProbeReport Parse(string json) => JsonSerializer.Deserialize<ProbeReport>(json, Options)!;
}

internal sealed record ProbeFormat(double? Duration, long? BitRate);

internal sealed record ProbeStream(string? CodecType, string? CodecName, string? PixFmt, int Width, int Height)
{
    public string? SampleAspectRatio { get; init; }

    public string? ColorTransfer { get; init; }

    public int Channels { get; init; }

    public long? BitRate { get; init; }

    public ProbeDisposition? Disposition { get; init; }

    public IReadOnlyList<ProbeSideData>? SideDataList { get; init; }

    public bool IsCover => Disposition?.AttachedPic == 1;

    public double Rotation => SideDataList?.Select(d => d.Rotation).FirstOrDefault(r => r != 0) ?? 0;
}

internal sealed record ProbeDisposition(int AttachedPic);

internal sealed record ProbeSideData(double Rotation);
