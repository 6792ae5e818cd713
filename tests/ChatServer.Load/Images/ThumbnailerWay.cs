namespace ChatServer.Load.Images;

/// <summary>vipsthumbnail, once per variant, with the sizes, formats and quality of the server.</summary>
internal sealed class ThumbnailerWay(string photo)
{
    private static readonly string[] Formats = [".jpg[Q=80,strip,optimize_coding]", ".webp[Q=80,strip]"];
    private static readonly int[] Boxes = [1280, 480, 160];

    public async Task<IReadOnlyList<string>> MakeAsync(string directory)
    {
        var made = new List<string>();
        foreach (var box in Boxes)
        {
            foreach (var format in Formats)
            {
                var output = Path.Combine(directory, $"{box}{format}");
                await Tool.RunAsync("vipsthumbnail", photo, "--size", $"{box}x{box}>", "-o", output);
                made.Add(output[..output.IndexOf('[', StringComparison.Ordinal)]);
            }
        }

        return made;
    }
}
