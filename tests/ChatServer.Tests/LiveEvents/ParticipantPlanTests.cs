using ChatServer.Harness;
using ChatServer.LiveEvents.Participation;
using Npgsql;

namespace ChatServer.Tests.LiveEvents;

/// <summary>What an event costs depends on how many are in it, not on how many ever were.</summary>
public sealed class ParticipantPlanTests(ChatApp app) : IClassFixture<ChatApp>
{
    [Fact]
    public async Task Those_who_left_are_read_neither_for_a_page_nor_for_a_count()
    {
        var ada = await app.SignUp("Ada");
        var tasting = (await ada.Post("/events", new { title = "Tasting", scheduledAt = app.Clock.GetUtcNow().AddDays(1) })).GetProperty("id").GetGuid();
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var many = new NpgsqlCommand(
            $"""
            insert into event_participants (conversation_id, user_id, status, joined_at, seen_at)
            select '{tasting}', gen_random_uuid(), case when n % 20 = 0 then 'joined' else 'left' end, now() + n * interval '1 ms', now()
            from generate_series(1, 40000) n;
            analyze
            """,
            connection);
        await many.ExecuteNonQueryAsync();

        (string, string)[] values = [("@eventId", $"'{tasting}'"), ("@at", "'epoch'"), ("@id", $"'{Guid.Empty}'")];
        var page = await QueryPlan.Of(connection, ada, $"/events/{tasting}/participants", "event_participants", values);
        Assert.Contains("Index Scan using ix_event_participants_joined", page, StringComparison.Ordinal);

        var count = await QueryPlan.Of(connection, HeartbeatStore.Watching, $"array['{tasting}'::uuid], now()", "uuid[], timestamptz");
        Assert.Contains("ix_event_participants_joined", count, StringComparison.Ordinal);
    }
}
