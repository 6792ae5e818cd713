namespace ChatServer.Load.Images;

/// <summary>How many photos in a round, how many rounds, and how many photos at once.</summary>
internal sealed record ImageLoadOptions(int Photos, int Rounds, int AtOnce, string Data)
{
    public const string Usage = """
        dotnet run -c Release --project tests/ChatServer.Load -- images [options]
          --photos 20         how many times the photo of 12 megapixels is processed in a round
          --rounds 5          the server's way and vipsthumbnail once per variant, in turns
          --at-once 1         how many photos are under way at the same time
          --data <directory>  must not exist; default: a new one beside this program
        Needs vipsthumbnail (libvips-tools) and ffmpeg.
        """;

    public static ImageLoadOptions Parse(string[] args)
    {
        var given = new Arguments(args, Usage);
        return new ImageLoadOptions(given.Number("--photos", 20), given.Number("--rounds", 5), given.Number("--at-once", 1), given.Data);
    }
}
