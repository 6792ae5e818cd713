using ChatServer.Harness;
using ChatServer.Media.Storage;

namespace ChatServer.MediaTests.Storage;

/// <summary>A real S3 server in a process of its own, with an empty bucket. It needs `npm ci` in tests/js.</summary>
public sealed class S3Server : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("chatserver-s3-");
    private RunningProgram? _program;

    public S3Options Options { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        _program = RunningProgram.Start(Repository.In("tests", "js"), "node", "s3.mjs", _directory.FullName);
        Options = new S3Options
        {
            ServiceUrl = new Uri(await _program.NextLine()),
            Bucket = "chat-media",
            AccessKey = "S3RVER",
            SecretKey = "S3RVER",
            Prefix = "blobs/",
        };
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null) await _program.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
