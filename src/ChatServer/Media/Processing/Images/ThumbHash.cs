namespace ChatServer.Media.Processing.Images;

/// <summary>A placeholder of about 25 bytes, drawn before anything else has come (https://evanw.github.io/thumbhash/).</summary>
internal static class ThumbHash
{
    /// <summary>Larger images cost more and say no more.</summary>
    public const int MaxSide = 100;

    /// <param name="rgba">Four bytes per pixel, row by row, colours not multiplied by alpha.</param>
    public static byte[] Of(int width, int height, ReadOnlySpan<byte> rgba)
    {
        var pixels = new Pixels(width, height, rgba);
        var longest = Math.Max(width, height);

        // Alpha takes room that luminance has otherwise.
        var most = pixels.HasAlpha ? 5 : 7;
        var across = Math.Max(1, Round((double)most * width / longest));
        var down = Math.Max(1, Round((double)most * height / longest));

        var luminance = new Channel(pixels.Luminance, width, height, Math.Max(3, across), Math.Max(3, down));
        var yellowBlue = new Channel(pixels.YellowBlue, width, height, 3, 3);
        var redGreen = new Channel(pixels.RedGreen, width, height, 3, 3);
        var alpha = pixels.HasAlpha ? new Channel(pixels.Alpha, width, height, 5, 5) : null;

        var isLandscape = width > height;
        var colours = Round(63 * luminance.Constant) | Round(31.5 + (31.5 * yellowBlue.Constant)) << 6
            | Round(31.5 + (31.5 * redGreen.Constant)) << 12 | Round(31 * luminance.Scale) << 18 | (alpha is null ? 0 : 1 << 23);
        var shape = (isLandscape ? down : across) | Round(63 * yellowBlue.Scale) << 3
            | Round(63 * redGreen.Scale) << 9 | (isLandscape ? 1 << 15 : 0);

        var hash = new List<byte> { (byte)colours, (byte)(colours >> 8), (byte)(colours >> 16), (byte)shape, (byte)(shape >> 8) };
        if (alpha is not null) hash.Add((byte)(Round(15 * alpha.Constant) | Round(15 * alpha.Scale) << 4));
        AddNibbles(hash, [.. luminance.Varying, .. yellowBlue.Varying, .. redGreen.Varying, .. alpha?.Varying ?? []]);
        return [.. hash];
    }

    private static void AddNibbles(List<byte> hash, List<double> varying)
    {
        for (var i = 0; i < varying.Count; i += 2)
        {
            var second = i + 1 < varying.Count ? Round(15 * varying[i + 1]) : 0;
            hash.Add((byte)(Round(15 * varying[i]) | second << 4));
        }
    }

    /// <summary>Half upwards, as the reference does it.</summary>
    private static int Round(double value) => (int)Math.Floor(value + 0.5);

    /// <summary>The image as luminance, two differences of colour, and alpha, laid over its own average colour.</summary>
    private sealed class Pixels
    {
        public double[] Luminance { get; }
        public double[] YellowBlue { get; }
        public double[] RedGreen { get; }
        public double[] Alpha { get; }
        public bool HasAlpha { get; }

        public Pixels(int width, int height, ReadOnlySpan<byte> rgba)
        {
            var count = width * height;
            (Luminance, YellowBlue, RedGreen, Alpha) = (new double[count], new double[count], new double[count], new double[count]);
            var (red, green, blue, opacity) = Average(rgba);
            HasAlpha = opacity < count;

            for (var i = 0; i < count; i++)
            {
                var a = rgba[(i * 4) + 3] / 255.0;
                var r = (red * (1 - a)) + (a / 255 * rgba[i * 4]);
                var g = (green * (1 - a)) + (a / 255 * rgba[(i * 4) + 1]);
                var b = (blue * (1 - a)) + (a / 255 * rgba[(i * 4) + 2]);
                (Luminance[i], YellowBlue[i], RedGreen[i], Alpha[i]) = ((r + g + b) / 3, ((r + g) / 2) - b, r - g, a);
            }
        }

        private static (double Red, double Green, double Blue, double Opacity) Average(ReadOnlySpan<byte> rgba)
        {
            double red = 0, green = 0, blue = 0, opacity = 0;
            for (var i = 0; i < rgba.Length; i += 4)
            {
                var a = rgba[i + 3] / 255.0;
                red += a / 255 * rgba[i];
                green += a / 255 * rgba[i + 1];
                blue += a / 255 * rgba[i + 2];
                opacity += a;
            }

            return opacity == 0 ? default : (red / opacity, green / opacity, blue / opacity, opacity);
        }
    }

    /// <summary>One channel's cosine transform: its constant part, and the lowest varying parts scaled to 0..1.</summary>
    private sealed class Channel
    {
        public double Constant { get; }
        public double Scale { get; }
        public List<double> Varying { get; } = [];

        public Channel(double[] values, int width, int height, int across, int down)
        {
            for (var y = 0; y < down; y++)
            {
                for (var x = 0; x * down < across * (down - y); x++)
                {
                    var part = Part(values, width, height, x, y);
                    if (x == 0 && y == 0) Constant = part;
                    else Varying.Add(part);
                }
            }

            Scale = Varying.Max(Math.Abs);
            if (Scale > 0) Varying = Varying.ConvertAll(part => 0.5 + (0.5 / Scale * part));
        }

        private static double Part(double[] values, int width, int height, int waveX, int waveY)
        {
            Span<double> wave = stackalloc double[width];
            for (var x = 0; x < width; x++) wave[x] = Math.Cos(Math.PI / width * waveX * (x + 0.5));

            var sum = 0.0;
            for (var y = 0; y < height; y++)
            {
                var fall = Math.Cos(Math.PI / height * waveY * (y + 0.5));
                for (var x = 0; x < width; x++) sum += values[x + (y * width)] * wave[x] * fall;
            }

            return sum / (width * height);
        }
    }
}
