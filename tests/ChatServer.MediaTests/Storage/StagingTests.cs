using ChatServer.Harness;
using ChatServer.Media.Storage;

namespace ChatServer.MediaTests.Storage;

public sealed class StagingTests
{
    [Fact]
    public async Task Work_that_ends_while_it_is_looked_at_does_not_stop_the_sweep()
    {
        using var directory = new TemporaryDirectory();
        var staging = new Staging(directory.Path);
        var left = staging.NewDirectory();
        left.LastWriteTimeUtc = DateTime.UtcNow.AddDays(-1);

        var work = Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++) staging.NewDirectory().Delete();
        });
        while (!work.IsCompleted) staging.Sweep(DateTime.UtcNow.AddHours(-6));
        await work;

        Assert.Empty(Directory.EnumerateFileSystemEntries(directory.Path));
    }
}
