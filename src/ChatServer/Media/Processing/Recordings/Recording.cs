namespace ChatServer.Media.Processing.Recordings;

/// <summary>What a file says about the video and sound in it.</summary>
/// <param name="Duration">Null where the format does not say, as what browsers record.</param>
/// <param name="Video">The first that is no cover.</param>
internal sealed record Recording(string Path, string Demuxer, TimeSpan? Duration, VideoStream? Video, IReadOnlyList<AudioStream> Audio);

/// <param name="Width">Of what is shown: upright, and with square pixels.</param>
internal sealed record VideoStream(string Codec, int Width, int Height, string PixelFormat, bool IsHdr);

/// <param name="BitRate">Bits per second; null where the format does not say.</param>
internal sealed record AudioStream(string Codec, int Channels, long? BitRate);
