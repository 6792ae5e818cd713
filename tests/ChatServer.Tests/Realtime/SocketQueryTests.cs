using ChatServer.Harness;

namespace ChatServer.Tests.Realtime;

/// <summary>What connecting asks the database does not grow with how much there is.</summary>
public sealed class SocketQueryTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    public async Task The_first_device_asks_for_its_conversations_and_once_more_for_what_happened_meanwhile(int conversations)
    {
        var ada = await WithConversations(conversations);

        Assert.Equal(2, await QueriesOfConnecting(ada));
    }

    [Fact]
    public async Task A_second_device_asks_nothing()
    {
        var ada = await WithConversations(2);
        await using var first = await ada.Connect();

        Assert.Equal(0, await QueriesOfConnecting(ada));
    }

    private Task<int> QueriesOfConnecting(TestUser user) => QueryCount.Of(async traceParent =>
    {
        await using var socket = await RawSocket.OpenAsync(app, user, ("traceparent", traceParent));
    });

    // The session has been used, so it is remembered.
    private async Task<TestUser> WithConversations(int count)
    {
        var ada = await app.SignUp();
        for (var i = 0; i < count; i++) await app.ConversationBetween(await app.SignUp(), ada);
        await ada.Get("/users/me");
        return ada;
    }
}
