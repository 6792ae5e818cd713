using System.Text.Json;

namespace ChatServer.ContractTests.BadInput;

/// <summary>Sends bad requests: each must be refused as the description says, and they must have changed nothing. Keeps which were sent.</summary>
internal sealed class BadRequestCheck(SoundWorld world, Digest digest)
{
    private readonly HashSet<(string Operation, string Place, string Kind)> _sent = [];
    private readonly List<string> _wrong = [];
    private int _count;

    /// <summary>What was tried where.</summary>
    public IReadOnlySet<(string Operation, string Place, string Kind)> Sent => _sent;

    /// <summary>What was answered wrongly, and how.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Sends bad requests that are made anew each time they are asked for.</summary>
    public async Task SendAllAsync(Func<IEnumerable<BadRequest>> requests)
    {
        var before = await digest.ReadAsync();
        foreach (var request in requests()) await SendAsync(request);
        if (await digest.ReadAsync() != before) _wrong.Add(await WhatChangesAsync(requests()));
    }

    /// <summary>For what may be taken or refused, but must not fail.</summary>
    public async Task SendOddAsync(HttpRequestMessage request)
    {
        using var answer = await world.Ada.TryRequest(request);
        if ((int)answer.StatusCode >= 500) _wrong.Add($"{request}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    public string Report() =>
        $"{_count} bad requests: {_sent.DistinctBy(s => s.Operation).Count()} operations, "
        + $"{_sent.DistinctBy(s => (s.Operation, s.Place)).Count()} places in them, {_sent.Count} ways to get one wrong.";

    private async Task SendAsync(BadRequest request)
    {
        _count++;
        _sent.Add((request.Operation.Id, request.Place, request.Kind));
        using var answer = await world.Ada.TryRequest(request.Message);
        var text = await answer.Content.ReadAsStringAsync();
        if (WhyWrong(request, answer, text) is { } reason) _wrong.Add($"{reason}: {request}: {(int)answer.StatusCode} {text}");
    }

    // A digest takes longer than a request, so it is not read around each until one has changed something.
    private async Task<string> WhatChangesAsync(IEnumerable<BadRequest> requests)
    {
        var changing = new List<BadRequest>();
        foreach (var request in requests)
        {
            var before = await digest.ReadAsync();
            using var answer = await world.Ada.TryRequest(request.Message);
            if (await digest.ReadAsync() != before) changing.Add(request);
        }

        return $"It was refused, yet something changed; when they were sent again, by: {string.Join(", ", changing)}";
    }

    private static string? WhyWrong(BadRequest request, HttpResponseMessage answer, string text)
    {
        if ((int)answer.StatusCode != request.Status) return $"Not {request.Status}";
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json") return "No problem document";

        var problem = JsonElement.Parse(text);
        var code = problem.GetProperty("code").GetString()!;
        if (request.Code is not null && code != request.Code) return $"Not {request.Code}";
        if (!request.Operation.Describes(request.Status, code)) return "The description does not tell of this";
        return code != "invalid-request" || Names(problem.GetProperty("errors"), request.Place) ? null : "The place is not named";
    }

    // What is wrong inside of a place is named by its own path.
    public static bool Names(JsonElement errors, string place) =>
        errors.EnumerateObject().Any(e => e.Name == place || (e.Name.StartsWith(place, StringComparison.Ordinal) && e.Name[place.Length] is '.' or '['));
}
