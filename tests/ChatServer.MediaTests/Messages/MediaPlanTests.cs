using System.Diagnostics;
using System.Text.RegularExpressions;
using ChatServer.Harness;
using ChatServer.Media;
using ChatServer.Media.Sweeping;
using ChatServer.MediaTests.Sets;
using ChatServer.Messages.Writing;
using ChatServer.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChatServer.MediaTests.Messages;

/// <summary>What is asked about media is answered by indexes, however many there are.</summary>
public sealed partial class MediaPlanTests(ChatApp app) : IClassFixture<ChatApp>
{
    private static readonly string[] Filled = ["messages", "media", "media_variants", "message_media", "blobs", "media_sets", "media_set_items", "reactions"];
    private static readonly string[] OfGroups = [.. Filled, "conversations", "members", "changes"];

    [Fact]
    public async Task No_statement_about_media_scans_a_table()
    {
        await using var writing = await app.Services.GetRequiredService<Database>().Writing.OpenConnectionAsync();
        await RequireGroupByIndex(writing);

        var (ada, ben) = (await app.SignUp(), await app.SignUp());
        var conversation = await app.ConversationBetween(ada, ben);
        var media = await ada.UploadId(Samples.Png());
        await ada.WaitUntilProcessed(media);
        await ada.SendMedia(conversation, media);
        await ada.Add(await ada.MakeSet("sticker"), "tea", media);
        await using var main = new NpgsqlConnection(app.ConnectionString);
        await main.OpenAsync();
        await Multiply(main);

        await RequireGroupByIndex(writing);
        RequireIndexes(await Explain(main, SweepMedia.Sweep, "now(), now()"));
        RequireIndexes(await Explain(main, SweepBlobs.Due, "now()"));
        RequireIndexes(await Explain(main, SweepBlobs.Delete, "sha256('7'), now()"));
        RequireIndexes(await Explain(main, MediaOfMessages.OfMessages, $"'{{{conversation}}}', '{{1,2,3}}'", "uuid[], bigint[]"));
        RequireIndexes(await ExplainList(main, ben, conversation, ""));
        RequireIndexes(await ExplainList(main, ben, conversation, "?kind=image"));
    }

    private static async Task RequireGroupByIndex(NpgsqlConnection connection)
    {
        const string Types = "uuid[], uuid[], uuid[], uuid[], bytea[], text[], uuid[], timestamptz[], json[], text[], smallint, bigint[], smallint[], uuid[], bool[]";
        const string Values = "'{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', 10::smallint, '{}', '{}', '{}', '{}'";

        RequireIndexes(await Explain(connection, GroupStatements.WriteWithMedia, Values, Types), OfGroups);
    }

    private static void RequireIndexes(string plan, string[]? tables = null)
    {
        Assert.All(tables ?? Filled, table => Assert.False(Regex.IsMatch(plan, $@"Seq Scan on {table}\b"), plan));
        Assert.Contains("Index", plan, StringComparison.Ordinal);
    }

    // Twenty thousand media in forty conversations, and as many messages.
    private static async Task Multiply(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("""
            insert into blobs (hash, bytes, check_at) select sha256(n::text::bytea), 1, case when n % 1000 = 0 then now() end from generate_series(1, 20000) n;
            insert into media select (jsonb_populate_record(m, jsonb_build_object(
                'id', md5('media ' || n)::uuid, 'owner_id', md5('owner ' || n % 500)::uuid, 'blob', sha256(n::text::bytea)::text,
                'check_at', case when n % 1000 = 0 then now() end))).* from media m, generate_series(1, 20000) n;
            insert into media_variants select (jsonb_populate_record(v, jsonb_build_object('media_id', md5('media ' || n)::uuid))).*
                from media_variants v, generate_series(1, 20000) n;
            insert into messages (id, client_id, conversation_id, seq, number, sender_id, content, media_count, created_at)
                select gen_random_uuid(), gen_random_uuid(), case when n % 40 = 0 then m.conversation_id else md5('conversation ' || n % 40)::uuid end,
                    1000 + n, n, m.sender_id, m.content, m.media_count, m.created_at
                from messages m, generate_series(1, 20000) n;
            insert into reactions (conversation_id, seq, user_id, emoji, media_id, reacted_seq, reacted_at)
                select m.conversation_id, m.seq, m.sender_id, 'tea_pot', md5('media ' || m.number)::uuid, m.seq, m.created_at from messages m where m.seq > 1000;
            insert into message_media select (jsonb_populate_record(u, jsonb_build_object('media_id', md5('media ' || n)::uuid, 'kind', 'image',
                'conversation_id', case when n % 40 = 0 then u.conversation_id else md5('conversation ' || n % 40)::uuid end, 'seq', 1000 + n))).*
                from message_media u, generate_series(1, 20000) n;
            insert into media_sets select (jsonb_populate_record(s, jsonb_build_object('id', md5('set ' || n)::uuid, 'owner_id', md5('owner ' || n % 500)::uuid))).*
                from media_sets s, generate_series(1, 20000) n;
            insert into media_set_items select (jsonb_populate_record(i, jsonb_build_object('set_id', md5('set ' || n)::uuid, 'media_id', md5('media ' || n)::uuid))).*
                from media_set_items i, generate_series(1, 20000) n;
            analyze
            """, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What the server asks for a page of the list, with the values of this request in place of the parameters.</summary>
    private static async Task<string> ExplainList(NpgsqlConnection connection, TestUser reader, Guid conversation, string query)
    {
        var asked = Assert.Single(await TextsOf(reader, $"/conversations/{conversation}/media{query}"), t => t.Contains("message_media", StringComparison.Ordinal));
        var sql = Parameter().Replace(asked, p => p.Value switch
        {
            "@conversationId" => $"'{conversation}'",
            "@kind" => "'image'",
            _ => "51",
        });
        return await Lines(connection, $"explain {sql}");
    }

    private static async Task<List<string>> TextsOf(TestUser user, string path)
    {
        var texts = new List<string>();
        var trace = ActivityTraceId.CreateRandom();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name != "Npgsql" || activity.TraceId != trace) return;
                lock (texts) texts.Add((activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement"))!.ToString()!);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}") { Headers = { { "traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01" } } };
        using var response = await user.TryRequest(request);
        Assert.True(response.IsSuccessStatusCode);
        return texts;
    }

    private static async Task<string> Explain(NpgsqlConnection connection, string sql, string values, string types = "")
    {
        await Lines(connection, $"prepare asked{(types == "" ? "" : $"({types})")} as {sql}");
        var plan = await Lines(connection, $"explain execute asked({values})");
        await Lines(connection, "deallocate asked");
        return plan;
    }

    private static async Task<string> Lines(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
