using ChatServer.Media.Storage;

namespace ChatServer.MediaTests.Storage;

public sealed class LocalBlobStoreTests : BlobStoreContract, IClassFixture<LocalBlobStoreTests.Disk>
{
    private readonly LocalBlobStore _store;

    public LocalBlobStoreTests(Disk disk) => _store = new LocalBlobStore(disk.Path);

    protected override IBlobStore Store => _store;

    public sealed class Disk : IDisposable
    {
        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("chatserver-blobs-");

        public string Path => _directory.FullName;

        public void Dispose() => _directory.Delete(recursive: true);
    }
}
