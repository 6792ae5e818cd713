namespace ChatServer.MediaTests.Images;

internal readonly record struct Rgba(byte Red, byte Green, byte Blue, byte Alpha = 255)
{
    public static readonly Rgba Scarlet = new(220, 30, 30);
    public static readonly Rgba Forest = new(30, 170, 40);
    public static readonly Rgba Navy = new(30, 40, 200);
    public static readonly Rgba Yellow = new(240, 220, 40);
    public static readonly Rgba White = new(255, 255, 255);
    public static readonly Rgba Clear = new(0, 0, 0, 0);

    /// <summary>Alike to the eye: lossy formats change every pixel a little.</summary>
    public bool IsLike(Rgba other, int tolerance = 24) =>
        Math.Abs(Red - other.Red) <= tolerance && Math.Abs(Green - other.Green) <= tolerance
        && Math.Abs(Blue - other.Blue) <= tolerance && Math.Abs(Alpha - other.Alpha) <= tolerance;
}
