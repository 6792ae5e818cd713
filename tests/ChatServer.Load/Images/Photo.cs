namespace ChatServer.Load.Images;

/// <summary>A JPEG of 12 megapixels with as much detail and noise as that of a phone has.</summary>
internal static class Photo
{
    /// <param name="directory">Where it is to be.</param>
    /// <param name="seed">Gives it noise of its own.</param>
    public static async Task<string> MakeAsync(string directory, int seed = 0)
    {
        var photo = Path.Combine(directory, $"photo{seed}.jpg");
        var picture = $"mandelbrot=size=4000x3000:rate=1,noise=alls=6:all_seed={123457 + seed}";
        await Tool.RunAsync("ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", picture, "-frames:v", "1", "-q:v", "2", photo);
        return photo;
    }

    /// <summary>Nothing is compared that is not the same: each variant has its twin of the same size, and about as many bytes.</summary>
    public static async Task CheckAsync(IReadOnlyList<string> ours, IReadOnlyList<string> theirs)
    {
        foreach (var (mine, other) in ours.Zip(theirs))
        {
            var (size, otherSize) = (await SizeAsync(mine), await SizeAsync(other));
            var (bytes, otherBytes) = (new FileInfo(mine).Length, new FileInfo(other).Length);
            Console.WriteLine($"{Path.GetFileName(other)}: {size}, {bytes / 1_000.0:0.0} kB; vipsthumbnail {otherBytes / 1_000.0:0.0} kB");
            if (size != otherSize || Math.Abs(bytes - otherBytes) > otherBytes / 5)
                throw new LoadFailedException($"{mine} and {other} are not alike.");
        }
    }

    private static async Task<string> SizeAsync(string path) => $"{await HeaderAsync(path, "width")} x {await HeaderAsync(path, "height")}";

    private static async Task<string> HeaderAsync(string path, string field) => (await Tool.RunAsync("vipsheader", "-f", field, path)).Trim();
}
