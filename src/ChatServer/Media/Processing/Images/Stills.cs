namespace ChatServer.Media.Processing.Images;

/// <summary>An image, or its first frame, in its sizes, largest first: decoded once, and each made from the one before.</summary>
internal sealed class Stills : IDisposable
{
    private const int SmallestBox = 160;

    private static readonly int[] Boxes = [1280, 480, SmallestBox];

    private readonly List<(int Box, VipsImage Image)> _stills = [];

    private Stills()
    {
    }

    public IReadOnlyList<(int Box, VipsImage Image)> All => _stills;

    public VipsImage Smallest => _stills[^1].Image;

    public static Stills Decode(ImageSource image, CancellationToken cancellation)
    {
        // Only what is smaller than the image; the smallest always.
        var boxes = Boxes.Where(box => box < Math.Max(image.Width, image.Height) || box == SmallestBox);
        var stills = new Stills();
        try
        {
            foreach (var box in boxes)
            {
                var isFirst = stills._stills.Count == 0;
                stills._stills.Add((box, isFirst ? Shrink.Decode(image, box, cancellation) : Shrink.Image(stills.Smallest, box)));
            }

            return stills;
        }
        catch
        {
            stills.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var (_, image) in _stills) image.Dispose();
    }
}
