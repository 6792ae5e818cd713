using Microsoft.AspNetCore.Routing;

namespace ChatServer.ContractTests.Permissions;

/// <summary>What an operation is called with: its ids by name, its body, and its query, in which ids stand as in the path.</summary>
internal sealed record Call(RouteValueDictionary Ids, object? Body = null, string Query = "")
{
    public static Call Asking(string query, object? ids = null) => new(new RouteValueDictionary(ids), Query: $"?{query}");

    public static Call With(object? body = null) => new([], body);

    public static Call In(Guid conversationId, object? body = null) => new(new(new { conversationId }), body);

    public static Call Channel(Guid channelId) => new(new RouteValueDictionary(new { channelId }));

    public static Call Event(Guid eventId, object? body = null, Guid? userId = null) => new(new(new { eventId, userId }), body);

    public static Call Reward(Scene scene, object? body = null) =>
        new(new RouteValueDictionary(new { eventId = scene.Event, rewardId = scene.Reward, redemptionId = scene.Redemption }), body);

    public static Call Inside(Guid threadId, object? body = null) => new(new(new { threadId }), body);

    public static Call At(Guid messageId, object? body = null) => new(new(new { messageId }), body);

    public static Call At(Guid messageId, string emoji) => new(new RouteValueDictionary(new { messageId, emoji }));

    public static Call Later(Guid scheduledId, object? body = null) => new(new(new { scheduledId }), body);

    public static Call Of(Guid mediaId, string? name = null) => new(new RouteValueDictionary(new { mediaId, name }));

    public static Call Into(Guid setId, object? body = null) => new(new(new { setId }), body);

    public static Call Into(Guid setId, string itemName, object? body = null) => new(new(new { setId, itemName }), body);

    public static Call By(string token) => new(new RouteValueDictionary(new { token }));

    public static Call Calendar(string calendarToken) => new(new RouteValueDictionary(new { calendarToken }));

    public static Call Linked(Guid conversationId, Guid linkId) => new(new RouteValueDictionary(new { conversationId, linkId }));

    public static Call Entry(Guid notificationId) => new(new RouteValueDictionary(new { notificationId }));

    public static Call Again(Guid reminderId, object? body = null) => new(new(new { reminderId }), body);

    public static Call About(Guid userId, object? body = null) => new(new(new { userId }), body);

    public static Call Seeing(Guid storyId, string? emoji = null, Guid? userId = null, object? body = null) =>
        new(new RouteValueDictionary(new { storyId, emoji, userId }), body);

    public static Call Case(Guid reportId, object? body = null) => new(new(new { reportId }), body);

    public static Call Ruled(Guid filterId, object? body = null) => new(new(new { filterId }), body);

    public static Call Done(Guid actionId, object? body = null) => new(new(new { actionId }), body);

    public static Call To(Guid uploadId, object? body = null) => new(new(new { uploadId }), body);

    public static Call On(Guid conversationId, Guid userId, object? body = null) => new(new(new { conversationId, userId }), body);
}

/// <summary>What must be new before the next may be shown to be allowed the same.</summary>
[Flags]
internal enum Fresh
{
    Nothing = 0,
    Scene = 1,
    Caller = 2,
}

/// <summary>One line of the table.</summary>
/// <param name="Cells">An <see cref="Outcome"/> for every <see cref="Role"/>, in its order; the bars only help the eye.</param>
/// <param name="Operations">What does this, by any door: routes by name (by pattern without one), methods as in "hub Send".</param>
/// <param name="What">What it is done to.</param>
/// <param name="Call">How: the same for all roles, as far as the scene is.</param>
/// <param name="Fresh">Whoever is allowed it gets this anew.</param>
internal sealed record Row(string Cells, string Operations, string What, Func<Scene, Call> Call, Fresh Fresh)
{
    public string Title => $"{Operations}: {What}";

    public string[] OperationNames => Operations.Split(", ");

    /// <summary>What the banned get where it is not what those who left get.</summary>
    public string? OfBanned { get; init; }

    public string[] CellWords
    {
        get
        {
            List<string> words = [.. Cells.Replace(" |", "", StringComparison.Ordinal).Split(' ')];
            words.Insert((int)Role.Banned, OfBanned ?? words[(int)Role.ExMember]);
            return [.. words];
        }
    }

    public IEnumerable<(Role Role, Outcome Outcome)> Outcomes =>
        from cell in Enum.GetValues<Role>().Zip(CellWords, (role, word) => (role, Outcome: Outcome.Of(word)))
        where cell.Outcome is not null
        select (cell.role, cell.Outcome);

    public static Row Rule(string cells, string operations, string what, Func<Scene, Call> call) =>
        new(cells, operations, what, call, Fresh.Nothing);

    /// <summary>What can be done once in a scene.</summary>
    public static Row Once(string cells, string operations, string what, Func<Scene, Call> call) =>
        new(cells, operations, what, call, Fresh.Scene);

    /// <summary>What a person does last, wherever they are: it ends their session, changes how they sign in, or uses up what they have.</summary>
    public static Row Last(string cells, string operations, string what, Func<Scene, Call> call) =>
        new(cells, operations, what, call, Fresh.Caller);

    /// <summary>What a person does last in a scene.</summary>
    public static Row LastOnce(string cells, string operations, string what, Func<Scene, Call> call) =>
        new(cells, operations, what, call, Fresh.Caller | Fresh.Scene);
}
