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
public sealed class MediaPlanTests(ChatApp app) : IClassFixture<ChatApp>
{
    private static readonly string[] Filled = ["messages", "media", "media_variants", "message_media", "blobs", "media_sets", "media_set_items", "reactions", "link_pictures"];
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
        var group = await app.ConversationBetween(ada, ben, await app.SignUp());
        await ada.Add(await ada.MakeSet("emoji", group), "tea", media);
        await using var main = new NpgsqlConnection(app.ConnectionString);
        await main.OpenAsync();
        await Multiply(main);

        await RequireGroupByIndex(writing);
        RequireByIndex(await QueryPlan.Of(main, SweepMedia.Sweep, "now(), now()"));
        RequireByIndex(await QueryPlan.Of(main, SweepBlobs.Due, "now()"));
        RequireByIndex(await QueryPlan.Of(main, SweepBlobs.Delete, "sha256('7'), now()"));
        RequireByIndex(await QueryPlan.Of(main, MediaOfMessages.OfMessages, $"'{{{conversation}}}', '{{1,2,3}}'", "uuid[], bigint[]"));
        foreach (var query in new[] { "", "?kind=image" })
            RequireByIndex(await QueryPlan.Of(main, ben, $"/conversations/{conversation}/media{query}", "message_media", ("@conversationId", $"'{conversation}'"), ("@kind", "'image'")));
        RequireByIndex(await QueryPlan.Of(
            main, ben, $"/media/{media}", "link_pictures", ("@mediaId", $"'{media}'"), ("@readerId", $"'{ben.Id}'"), ("@userId", $"'{ben.Id}'"), ("@now", "now()")));
        RequireByIndex(await QueryPlan.Of(main, ada, "/sets", "media_sets", ("@userId", $"'{ada.Id}'")));
        RequireByIndex(await QueryPlan.Of(main, ben, $"/conversations/{group}/emoji", "media_set_items", ("@conversationId", $"'{group}'")));
    }

    private static async Task RequireGroupByIndex(NpgsqlConnection connection)
    {
        const string Types = "uuid[], uuid[], uuid[], uuid[], bytea[], text[], uuid[], timestamptz[], json[], text[], smallint, bigint[], smallint[], uuid[], bool[]";
        const string Values = "'{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', 10::smallint, '{}', '{}', '{}', '{}'";

        (await QueryPlan.Of(connection, GroupStatements.WriteWithMedia, Values, Types)).ShouldUseIndexes(OfGroups);
    }

    private static void RequireByIndex(string plan) => plan.ShouldUseIndexes(Filled);

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
            insert into media_sets select (jsonb_populate_record(one.row, jsonb_build_object('id', md5('set ' || n)::uuid, 'owner_id', md5('owner ' || n % 500)::uuid))).*
                from (select s as row from media_sets s where owner_id is not null) one, generate_series(1, 20000) n;
            insert into media_set_items select (jsonb_populate_record(one.row, jsonb_build_object('set_id', md5('set ' || n)::uuid, 'media_id', md5('media ' || n)::uuid))).*
                from (select i as row from media_set_items i limit 1) one, generate_series(1, 20000) n;
            insert into link_pictures select conversation_id, seq, media_id from message_media where seq > 1000;
            analyze
            """, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
