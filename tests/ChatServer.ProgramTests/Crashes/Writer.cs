using System.Text.Json;
using ChatServer.Harness;
using ChatServer.ProgramTests.Histories;

namespace ChatServer.ProgramTests.Crashes;

/// <summary>Someone who writes on, edits and takes back, whatever fails, and notes what came of it.</summary>
/// <param name="me">Who writes; an answer is not waited for long.</param>
/// <param name="patient">The same session, for what may be repeated until it is answered.</param>
internal sealed class Writer(TestUser me, TestUser patient, IReadOnlyList<Guid> conversations, Random random, History history)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Sixteen of these who ask without a rest would take the time that the server needs to come back.
    private static readonly TimeSpan Backoff = TimeSpan.FromMilliseconds(200);

    public async Task RunAsync(CancellationToken stop)
    {
        using var pause = new PeriodicTimer(Pause);
        while (!stop.IsCancellationRequested)
        {
            if (await SendUntilKnownAsync(conversations[random.Next(conversations.Count)], pause, stop) is { Outcome: Outcome.Ok } sent)
                await ChangeMindAsync(sent);
            await pause.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Mostly repeats what has an unknown outcome, as apps do; now and then it stays unknown.</summary>
    private async Task<SendAttempt> SendUntilKnownAsync(Guid conversationId, PeriodicTimer pause, CancellationToken stop)
    {
        var (clientId, content) = (Guid.NewGuid(), $"{me.Username} says {random.Next()}");
        while (true)
        {
            var attempt = await SendAsync(conversationId, clientId, content);
            history.Sends.Enqueue(attempt);
            pause.Period = attempt.Outcome == Outcome.Ok ? Pause : Backoff;
            if (attempt.Outcome != Outcome.Unknown || stop.IsCancellationRequested || random.Next(5) == 0) return attempt;
            await pause.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task<SendAttempt> SendAsync(Guid conversationId, Guid clientId, string content)
    {
        var invokedAt = History.Now;
        SendAttempt Ended(Outcome outcome) => new(conversationId, me.Id, clientId, content, invokedAt, History.Now, outcome);
        try
        {
            using var response = await me.TrySend(conversationId, content, clientId);
            var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync());
            if (response.IsSuccessStatusCode)
                return Ended(Outcome.Ok) with { Id = answer.GetProperty("id").GetGuid(), Seq = answer.GetProperty("seq").GetInt64() };

            var code = answer.GetProperty("code").GetString();
            Assert.True(code is "busy" or "database-unavailable" or "outcome-unknown" or "no-such-conversation", $"A send was answered with {answer}.");
            return Ended(code == "outcome-unknown" ? Outcome.Unknown : Outcome.Failed);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or TaskCanceledException)
        {
            return Ended(Outcome.Unknown);
        }
    }

    private async Task ChangeMindAsync(SendAttempt sent)
    {
        var mind = random.Next(20);
        var more = sent.Content + ", and more";
        if (mind < 4) await NoteAsync(sent, more, patient.TryPatch($"/messages/{sent.Id}", new { content = more }));
        if (mind is 3 or 4) await NoteAsync(sent, null, patient.TryDelete($"/messages/{sent.Id}"));
    }

    private async Task NoteAsync(SendAttempt sent, string? content, Task<HttpResponseMessage> edit)
    {
        using var response = await edit;
        Assert.True(response.IsSuccessStatusCode || (int)response.StatusCode == 404, $"{response}");

        // Not a member any more, when a repetition is refused: the first attempt may have been made in time.
        history.Edits.Enqueue(new EditAttempt(sent.Id, content, response.IsSuccessStatusCode ? Outcome.Ok : Outcome.Unknown));
    }
}
