namespace ChatServer.BrowserTests.Harness;

/// <summary>What a browser window is like.</summary>
public sealed record Screen(int Width, int Height, bool IsTouched, bool IsDark = false, string Language = "en")
{
    public static Screen Desktop { get; } = new(1280, 800, IsTouched: false);

    public static Screen Phone { get; } = new(390, 844, IsTouched: true);
}
