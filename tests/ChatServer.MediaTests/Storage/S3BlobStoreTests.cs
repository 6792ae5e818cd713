using ChatServer.Media.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatServer.MediaTests.Storage;

public sealed class S3BlobStoreTests : BlobStoreContract, IClassFixture<S3Server>
{
    private readonly S3BlobStore _store;

    public S3BlobStoreTests(S3Server server) =>
        _store = new S3BlobStore(S3Clients.Of(server.Options), server.Options, NullLogger<S3BlobStore>.Instance);

    protected override IBlobStore Store => _store;
}
