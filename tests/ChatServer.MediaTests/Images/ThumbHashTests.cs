using ChatServer.Media.Processing.Images;

namespace ChatServer.MediaTests.Images;

public sealed class ThumbHashTests
{
    // What the published implementation (npm "thumbhash" 0.1.1) makes of the same pixels.
    [Theory]
    [InlineData(100, 75, "opaque", "3wcKNZqAh3dwd3d4eHh3eHCAB/iI")]
    [InlineData(75, 100, "opaque", "3/cJNRpwd4CHd3d3eHd3eIBwCPd3")]
    [InlineData(100, 100, "opaque", "3wcKNxpwd4dweHh3d3eHd3d3BwiIgI8H")]
    [InlineData(1, 1, "opaque", "AAgCBwAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData(1, 100, "opaque", "FQYpgT4IhnmIh4d394V4v4g=")]
    [InlineData(100, 1, "opaque", "VPYqcb52d4eIiAiJlYdPiAg=")]
    [InlineData(64, 32, "fading", "YyiGG4wnsXawh3qRsBj6Z3B3dHh4eIg=")]
    [InlineData(32, 64, "fading", "o9iFEwwnkLKnd4mAoArpWHR3cIeHeIc=")]
    [InlineData(50, 50, "fading", "oviFHQwnoIawiIp3iKCwCvlocHeAiId3eA==")]
    [InlineData(10, 10, "clear", "AAiCBQAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData(99, 3, "fading", "36eGGYw3spewh3jCoCj7dYCHd4iIiHc=")]
    [InlineData(37, 53, "opaque", "3/cJPRpwdnCHd3h3d4d2hZCACPh4")]
    public void It_is_what_the_published_implementation_makes(int width, int height, string alpha, string expected)
    {
        var pixels = new byte[width * height * 4];
        for (var i = 0; i < width * height; i++)
        {
            var (x, y) = (i % width, i / width);
            var opacity = alpha switch { "opaque" => 255, "clear" => 0, _ => (x + y) * 255 / (width + height) };
            ((byte[])[(byte)(x * 255 / width), (byte)(y * 255 / height), (byte)((x * 7) + (y * 13)), (byte)opacity]).CopyTo(pixels, i * 4);
        }

        Assert.Equal(expected, Convert.ToBase64String(ThumbHash.Of(width, height, pixels)));
    }
}
