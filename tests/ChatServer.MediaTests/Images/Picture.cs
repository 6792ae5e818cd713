
namespace ChatServer.MediaTests.Images;

/// <summary>Pixels by a formula, from which the tests make their files.</summary>
internal sealed record Picture(int Width, int Height, Func<int, int, Rgba> At)
{
    public bool IsTransparent { get; init; }

    /// <summary>A colour for each corner: scarlet and forest green above, navy and yellow below.</summary>
    public static Picture Corners(int width, int height) => new(width, height, (x, y) => (x < width / 2, y < height / 2) switch
    {
        (true, true) => Rgba.Scarlet,
        (false, true) => Rgba.Forest,
        (true, false) => Rgba.Navy,
        (false, false) => Rgba.Yellow,
    });

    public static Picture Plain(int width, int height, Rgba colour) => new(width, height, (_, _) => colour);

    /// <summary>How a camera stores this picture when it writes the given orientation beside it.</summary>
    public Picture StoredAs(int orientation) => orientation switch
    {
        1 => this,
        2 => new(Width, Height, (x, y) => At(Width - 1 - x, y)),
        3 => new(Width, Height, (x, y) => At(Width - 1 - x, Height - 1 - y)),
        4 => new(Width, Height, (x, y) => At(x, Height - 1 - y)),
        5 => new(Height, Width, (x, y) => At(y, x)),
        6 => new(Height, Width, (x, y) => At(Width - 1 - y, x)),
        7 => new(Height, Width, (x, y) => At(Width - 1 - y, Height - 1 - x)),
        8 => new(Height, Width, (x, y) => At(y, Height - 1 - x)),
        _ => throw new ArgumentOutOfRangeException(nameof(orientation)),
    };
}
