using ChatServer.Harness;

namespace ChatServer.ContractTests.Permissions;

/// <summary>Who may do what: everybody gets what the table says, through every door, and what is refused changes nothing.</summary>
public sealed class PermissionTests(Stage stage) : IClassFixture<Stage>
{
    private static readonly Dictionary<string, Row> Table =
        new[] { AccountRows.All, ConversationRows.All, ChannelRows.All, InvitationRows.All, MessageRows.All, AttachedRows.All, PollRows.All, NotificationRows.All, MediaRows.All, SetRows.All, SearchRows.All, PageRows.All, AdministrationRows.All, ModerationRows.All, StoryRows.All, EventRows.All }.SelectMany(rows => rows).ToDictionary(r => r.Title);

    public static TheoryData<string> Rows => [.. Table.Keys];

    [Fact]
    public void Every_operation_has_its_row_and_every_row_its_operation()
    {
        var operations = stage.Doors.Keys;
        var inTable = Table.Values.SelectMany(r => r.OperationNames).ToHashSet();

        Assert.Equal("Without a row: ", $"Without a row: {string.Join(", ", operations.Except(inTable))}");
        Assert.Equal("No longer there: ", $"No longer there: {string.Join(", ", inTable.Except(operations))}");
        Assert.All(Table.Values, row => Assert.Equal(Enum.GetValues<Role>().Length, row.CellWords.Length));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Everybody_gets_what_the_table_says(string title)
    {
        var row = Table[title];
        await RefusalsChangeNothing(row);
        foreach (var operation in row.OperationNames)
            foreach (var (role, _) in row.Outcomes.Where(o => o.Outcome.IsAllowed))
                await Succeeds(row, operation, await SceneForAsync(role, row.Fresh), role);
    }

    [Fact]
    public async Task Nobody_whose_account_is_gone_opens_a_socket()
    {
        var gone = await stage.App.SignUp();
        var ticket = (await gone.Post("/realtime/tickets")).GetProperty("ticket").GetString();
        await gone.Delete("/users/me");

        Assert.Equal(401, await RawSocket.TryOpenAsync(stage.App, "", ("Authorization", $"Bearer {gone.Token}")));
        Assert.Equal(401, await RawSocket.TryOpenAsync(stage.App, "", ("Authorization", $"Bearer {ticket}")));
        Assert.Equal(401, await RawSocket.TryOpenAsync(stage.App, $"access_token={ticket}"));
    }

    private async Task RefusalsChangeNothing(Row row)
    {
        var refusals = (from operation in row.OperationNames
                        from cell in row.Outcomes
                        where !cell.Outcome.IsAllowed
                        select (operation, cell.Role, cell.Outcome)).ToList();
        await stage.IsQuiet();
        var untouched = await FingerprintAsync();
        foreach (var (operation, role, outcome) in refusals) await IsRefused(row, operation, stage.Untouched(role), role, outcome);
        if (untouched == await FingerprintAsync()) return;

        // Which one it was shows when they are asked again.
        foreach (var (operation, role, _) in refusals)
        {
            var before = await FingerprintAsync();
            await stage.Doors[operation].CallAsync(stage.Cast[role], row.Call(stage.Untouched(role)));
            Assert.True(before == await FingerprintAsync(), $"{operation} ({row.What}) by {role} changed something.");
        }

        Assert.Fail($"{row.Title}: one of the refusals changed something, and did not when it was asked again.");
    }

    private async Task IsRefused(Row row, string operation, Scene scene, Role role, Outcome expected)
    {
        var door = stage.Doors[operation];
        var answer = await door.CallAsync(scene.Caller, row.Call(scene));

        var about = $"{operation} ({row.What}) by {role}: {answer}";
        Assert.True((expected.Status, expected.Code) == (answer.Status, answer.Code), $"{about}, not {expected}");
        Assert.False(answer.Text.Contains(scene.Secret, StringComparison.Ordinal), about);
        if (!expected.IsLikeNothing) return;

        var nowhere = scene.Nowhere(isMember: role >= Role.Member);
        var answerToNothing = await door.CallAsync(scene.Caller, row.Call(nowhere));
        Assert.Equal(nowhere.Masked(answerToNothing.Essence()), scene.Masked(answer.Essence()));
    }

    private async Task Succeeds(Row row, string operation, Scene scene, Role role)
    {
        var answer = await stage.Doors[operation].CallAsync(scene.Caller, row.Call(scene));

        var about = $"{operation} ({row.What}) by {role}: {answer}";
        Assert.True(answer.Status is >= 200 and < 300, about);
        Assert.False(role < Role.Member && answer.Text.Contains(scene.Secret, StringComparison.Ordinal), about);
    }

    private async Task<Scene> SceneForAsync(Role role, Fresh fresh)
    {
        var cast = fresh.HasFlag(Fresh.Caller) ? await stage.Cast.WithAnotherAsync(role) : stage.Cast;
        var scene = fresh.HasFlag(Fresh.Scene) ? await cast.SetSceneAsync() : stage.Used with { Cast = cast };
        return scene with { Caller = cast[role] };
    }

    private Task<string> FingerprintAsync() => Fingerprint.TakeAsync(stage.App.ConnectionString);
}
