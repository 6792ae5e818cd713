using ChatServer.Harness;

namespace ChatServer.Tests.Harness;

public sealed class HarnessTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task The_server_answers_on_a_port_of_its_own()
    {
        using var answer = await app.Stranger().TryGet("/nothing-here");

        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Two_nodes_share_a_database()
    {
        await using var node = await app.StartNodeAsync();

        Assert.NotEqual(app.Address, node.Address);
        Assert.Equal(app.ConnectionString, node.ConnectionString);
    }

    [Fact]
    public void Moving_the_clock_fires_timers_in_order()
    {
        var clock = new ManualClock();
        List<string> fired = [];
        using var second = clock.CreateTimer(_ => fired.Add("after two"), null, TimeSpan.FromSeconds(2.5), Timeout.InfiniteTimeSpan);
        using var repeated = clock.CreateTimer(_ => fired.Add("every one"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        clock.Advance(TimeSpan.FromSeconds(3.5));

        Assert.Equal(["every one", "every one", "after two", "every one"], fired);
    }
}
