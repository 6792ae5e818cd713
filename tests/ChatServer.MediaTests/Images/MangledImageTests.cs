using ChatServer.Media.Processing;

namespace ChatServer.MediaTests.Images;

public sealed class MangledImageTests : IDisposable
{
    private readonly Workshop _workshop = new();

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("image/png")]
    [InlineData("image/webp")]
    [InlineData("image/gif")]
    [InlineData("image/heic")]
    [InlineData("image/avif")]
    public async Task Bytes_that_were_changed_at_random_give_an_image_or_a_reason(string contentType)
    {
        var whole = await File.ReadAllBytesAsync(_workshop.Save(Picture.Corners(64, 48), contentType));
        var refused = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var path = _workshop.File(Mangle(whole, new Random(seed)));
            try
            {
                Assert.NotEmpty((await _workshop.ProcessAsync(path, contentType)).Files);
            }
            catch (UnprocessableMediaException refusal)
            {
                Assert.NotEmpty(refusal.Message);
                refused++;
            }
        }

        Assert.InRange(refused, 1, 60);
    }

    private static byte[] Mangle(byte[] whole, Random random)
    {
        byte[] mangled = [.. whole];
        for (var i = 0; i < 6; i++) mangled[random.Next(mangled.Length)] = (byte)random.Next(256);
        return mangled;
    }

    public void Dispose() => _workshop.Dispose();
}
