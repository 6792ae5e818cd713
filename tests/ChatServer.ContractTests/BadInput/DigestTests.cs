using ChatServer.Harness;

namespace ChatServer.ContractTests.BadInput;

public sealed class DigestTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task A_digest_changes_with_whatever_is_stored_and_with_nothing_else()
    {
        var world = await SoundWorld.CreateAsync(app);
        await using var digest = await Digest.OfAsync(app);
        var seen = new HashSet<string> { await digest.ReadAsync() };

        await world.Ada.Get("/conversations");
        Assert.False(seen.Add(await digest.ReadAsync()));

        await world.Ada.Post("/realtime/tickets");
        Assert.True(seen.Add(await digest.ReadAsync()));
        await world.Ben.Put($"/conversations/{world.Group}/receipts/me", new { readSeq = 100 });
        Assert.True(seen.Add(await digest.ReadAsync()));
        await world.Ada.Patch("/users/me", new { status = "Drinking tea" });
        Assert.True(seen.Add(await digest.ReadAsync()));
    }
}
