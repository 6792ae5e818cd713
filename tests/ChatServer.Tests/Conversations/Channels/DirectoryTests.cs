using ChatServer.Conversations.Channels;
using ChatServer.Harness;
using Npgsql;
using static ChatServer.Tests.Conversations.Channels.ChannelScene;

namespace ChatServer.Tests.Conversations.Channels;

public sealed class DirectoryTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Public_channels_are_listed_by_topic_and_words_with_most_subscribers_first()
    {
        var scene = await Create(app);
        var topic = $"t{Guid.NewGuid():N}"[..20];
        var small = await Start(scene.Ada, "Café Grün", topic.ToUpperInvariant());
        var large = await Start(scene.Ada, "Cafés of the world", topic, "Everything about espresso");
        await Start(scene.Ada, "Café, not for you", topic, isPublic: false);
        await Subscribe(scene.Ben, large);
        await scene.Count();

        Assert.Equal([large, small], await Found(scene.Cleo, $"topic={topic}"));
        Assert.Equal([large, small], await Found(scene.Cleo, $"topic={topic.ToUpperInvariant()}&q=cafe"));
        Assert.Equal([large], await Found(scene.Cleo, $"topic={topic}&q=espr world"));
        Assert.Equal([small], await Found(scene.Cleo, $"topic={topic}&q=grun"));
        Assert.Empty(await Found(scene.Cleo, $"topic={topic}&q=decaf"));
        var first = await scene.Cleo.Get($"/channels?topic={topic}&limit=1");
        Assert.Equal([small], await Found(scene.Cleo, $"topic={topic}&limit=1&cursor={first.GetProperty("next").GetString()}"));

        var topics = (await scene.Cleo.Get("/channels/topics")).GetProperty("items").EnumerateArray();
        Assert.Equal(2, topics.Single(t => t.GetProperty("topic").GetString() == topic).GetProperty("channels").GetInt32());
    }

    [Fact]
    public async Task What_changes_about_a_channel_changes_where_it_is_found()
    {
        var scene = await Create(app);
        var word = $"w{Guid.NewGuid():N}"[..20];
        await scene.Ada.Patch($"/conversations/{scene.Channel}", new { description = word, topic = "Kettles" });

        Assert.Equal([scene.Channel], await Found(scene.Cleo, $"q={word}"));
        Assert.Equal([scene.Channel], await Found(scene.Cleo, $"q={word}&topic=kettles"));
        await scene.Ada.Patch($"/conversations/{scene.Channel}", new { @public = false });
        Assert.Empty(await Found(scene.Cleo, $"q={word}"));
    }

    [Fact]
    public async Task A_card_has_an_address_and_a_code_to_pass_on_and_the_avatar_is_seen_by_anybody()
    {
        var scene = await Create(app);
        var dan = await app.SignUp();
        await scene.Ada.Patch($"/conversations/{scene.Channel}", new { avatarMediaId = await app.PictureOf(scene.Ada) });

        var card = await dan.Get($"/channels/{scene.Channel}");
        Assert.Equal((3, false), (card.GetProperty("subscribers").GetInt32(), card.GetProperty("subscribed").GetBoolean()));
        Assert.EndsWith($"/channels/{scene.Channel}", card.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal("image/png", (await dan.TryGet($"/channels/{scene.Channel}/qr.png")).Content.Headers.ContentType!.MediaType);
        Assert.Contains("<svg", await (await dan.TryGet($"/channels/{scene.Channel}/qr.svg")).Content.ReadAsStringAsync());
        await dan.Get($"/media/{card.GetProperty("avatar").GetProperty("mediaId").GetGuid()}");
        Assert.True((await scene.Ben.Get($"/channels/{scene.Channel}")).GetProperty("subscribed").GetBoolean());
    }

    [Fact]
    public async Task The_directory_is_one_query_by_an_index_however_many_conversations_there_are()
    {
        var scene = await Create(app);
        foreach (var path in (string[])["/channels", "/channels?topic=tea", "/channels?q=tea", $"/channels/{scene.Channel}", "/channels/topics"])
            Assert.Single(await Asked(scene.Ben, path));

        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await Run(connection, """
            insert into conversations
            select (jsonb_populate_record(one.row, jsonb_build_object('id', gen_random_uuid(), 'kind', case when n % 100 = 0 then 'channel' else 'group' end,
                'topic', 'topic ' || n % 7, 'member_count', n))).*
            from (select c as row from conversations c where kind = 'channel' limit 1) one, generate_series(1, 20000) n
            """);
        await Run(connection, "insert into channel_words select id, to_tsvector('simple', 'w' || member_count % 50) from conversations where kind = 'channel' on conflict do nothing");
        await Run(connection, "analyze");

        foreach (var (byTopic, byWords) in new[] { (false, false), (true, false), (false, true), (true, true) })
        {
            await Run(connection, $"deallocate all; prepare asked(uuid, bigint, int, uuid, text, text) as {ChannelReader.Directory(byTopic, byWords)}");
            var plan = await Explain(connection, $"asked('{scene.Ben.Id}', 51, 2147483647, '{Guid.AllBitsSet}', {(byTopic ? "'topic 1'" : "null")}, {(byWords ? "'''w1'':*'" : "null")})");
            Assert.DoesNotContain("Seq Scan on conversations", plan, StringComparison.Ordinal);
        }
    }

    // Who asks is known, and so is the path.
    private static async Task<IEnumerable<string>> Asked(TestUser who, string path)
    {
        await who.Get(path);
        return await QueryCount.TextsOf(who, path);
    }

    private static async Task<IEnumerable<Guid>> Found(TestUser who, string query) =>
        (await who.Get($"/channels?{query}")).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid());

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> Explain(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand($"explain execute {statement}", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
