using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.ContractTests.BadInput;

/// <summary>What the API description says of lengths, numbers and counts is what the server enforces, and what it tells as its capabilities.</summary>
public sealed class LimitTests(ChatApp app, ITestOutputHelper output) : IClassFixture<ChatApp>
{
    private static readonly string[] Keywords = ["minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum", "x-maxUtf8Bytes"];

    // Which capability tells a limit. One, none and the length of an id are not told.
    private static readonly Dictionary<string, string> Told = new()
    {
        ["username minLength"] = "usernameMinLength",
        ["username maxLength"] = "usernameMaxLength",
        ["email maxLength"] = "emailLength",
        ["password minLength"] = "passwordMinLength",
        ["password maxLength"] = "passwordMaxLength",
        ["newPassword minLength"] = "passwordMinLength",
        ["newPassword maxLength"] = "passwordMaxLength",
        ["displayName maxLength"] = "displayNameLength",
        ["bio maxLength"] = "bioLength",
        ["status maxLength"] = "statusLength",
        ["signIn login maxLength"] = "loginLength",
        ["signIn password maxLength"] = "loginLength",
        ["currentPassword maxLength"] = "loginLength",
        ["changeServerRole password maxLength"] = "loginLength",
        ["code maxLength"] = "codeLength",
        ["device maxLength"] = "deviceLength",
        ["title maxLength"] = "titleLength",
        ["createSet title maxLength"] = "setTitleLength",
        ["updateSet title maxLength"] = "setTitleLength",
        ["name minLength"] = "setItemNameMinLength",
        ["name maxLength"] = "setItemNameMaxLength",
        ["description maxLength"] = "descriptionLength",
        ["topic maxLength"] = "topicLength",
        ["disappearAfter minimum"] = "disappearAfterMinSeconds",
        ["disappearAfter maximum"] = "disappearAfterMaxSeconds",
        ["memberIds maxItems"] = "membersAtOnce",
        ["userIds maxItems"] = "membersAtOnce",
        ["audience.userIds maxItems"] = "storyPeople",
        ["postStory content maxLength"] = "storyUtf8Bytes",
        ["postStory content x-maxUtf8Bytes"] = "storyUtf8Bytes",
        ["url maxLength"] = "urlLength",
        ["streamUrl maxLength"] = "streamUrlLength",
        ["capacity maximum"] = "eventCapacity",
        ["joinEvent link maxLength"] = "eventLinkLength",
        ["readEvent link maxLength"] = "eventLinkLength",
        ["downloadEvent link maxLength"] = "eventLinkLength",
        ["reactInEvent count maximum"] = "eventReactions",
        ["positionMs maximum"] = "stagePositionMs",
        ["slide maximum"] = "stageSlide",
        ["setRewardRules joined.points maximum"] = "rewardPoints",
        ["setRewardRules watched.points maximum"] = "rewardPoints",
        ["setRewardRules message.points maximum"] = "rewardPoints",
        ["setRewardRules vote.points maximum"] = "rewardPoints",
        ["setRewardRules answer.points maximum"] = "rewardPoints",
        ["watched.perEvent maximum"] = "rewardTimes",
        ["setRewardRules message.perMinute maximum"] = "rewardTimes",
        ["setRewardRules message.perHour maximum"] = "rewardTimes",
        ["setRewardRules message.perEvent maximum"] = "rewardTimes",
        ["setRewardRules vote.perMinute maximum"] = "rewardTimes",
        ["setRewardRules vote.perHour maximum"] = "rewardTimes",
        ["setRewardRules vote.perEvent maximum"] = "rewardTimes",
        ["setRewardRules answer.perMinute maximum"] = "rewardTimes",
        ["setRewardRules answer.perHour maximum"] = "rewardTimes",
        ["setRewardRules answer.perEvent maximum"] = "rewardTimes",
        ["cost maximum"] = "rewardCost",
        ["stock maximum"] = "rewardStock",
        ["perPerson maximum"] = "rewardStock",
        ["grantPoints points minimum"] = "grantMinPoints",
        ["grantPoints points maximum"] = "grantMaxPoints",
        ["grantPoints reason maxLength"] = "grantReasonLength",
        ["mediaIds maxItems"] = "messageMedia",
        ["allowedMentions.users maxItems"] = "allowedMentions",
        ["locations maxItems"] = "attachments",
        ["contacts maxItems"] = "attachments",
        ["locations[0].name maxLength"] = "attachmentTextLength",
        ["contacts[0].name maxLength"] = "attachmentTextLength",
        ["contacts[0].phone maxLength"] = "attachmentTextLength",
        ["contacts[0].email maxLength"] = "attachmentTextLength",
        ["quiet maxItems"] = "quietKinds",
        ["poll.question maxLength"] = "pollQuestionLength",
        ["poll.options minItems"] = "pollMinOptions",
        ["poll.options maxItems"] = "pollMaxOptions",
        ["poll.options[0].text maxLength"] = "pollOptionLength",
        ["poll.explanation maxLength"] = "pollExplanationLength",
        ["vote options maxItems"] = "pollMaxOptions",
        ["content maxLength"] = "messageUtf8Bytes",
        ["content x-maxUtf8Bytes"] = "messageUtf8Bytes",
        ["known maxItems"] = "syncKnown",
        ["sync limit maximum"] = "syncChanges",
        ["limit maximum"] = "pageSize",
        ["slowMode maximum"] = "slowModeSeconds",
        ["maxUses maximum"] = "invitationLinkUses",
        ["reason maxLength"] = "banReasonLength",
        ["conversationIds maxItems"] = "pinnedConversations",
        ["alias maxLength"] = "contactAliasLength",
        ["note maxLength"] = "contactNoteLength",
        ["emails maxItems"] = "contactHashes",
        ["emails[0] minLength"] = "contactHashLength",
        ["emails[0] maxLength"] = "contactHashLength",
        ["link maxLength"] = "linkLength",
        ["cursor maxLength"] = "cursorLength",
        ["search maxLength"] = "searchLength",
        ["q maxLength"] = "queryLength",
        ["ids maxItems"] = "userIds",
        ["appealSuspension login maxLength"] = "loginLength",
        ["appealSuspension password maxLength"] = "loginLength",
        ["objection maxLength"] = "appealLength",
        ["takeAction reason maxLength"] = "moderationReasonLength",
        ["undoAction reason maxLength"] = "moderationReasonLength",
        ["resolveReport reason maxLength"] = "moderationReasonLength",
        ["answer maxLength"] = "moderationReasonLength",
        ["comment maxLength"] = "reportCommentLength",
        ["addFilter name maxLength"] = "filterNameLength",
        ["replaceFilter name maxLength"] = "filterNameLength",
        ["notice maxLength"] = "filterNoticeLength",
        ["words maxItems"] = "filterEntries",
        ["words[0] maxLength"] = "filterPhraseLength",
        ["links.domains maxItems"] = "filterEntries",
        ["links.domains[0] maxLength"] = "filterDomainLength",
        ["flood.messages maximum"] = "filterMessages",
        ["flood.seconds maximum"] = "filterSeconds",
        ["duplicates.messages maximum"] = "filterMessages",
        ["duplicates.seconds maximum"] = "filterSeconds",
        ["duplicates.minLength maximum"] = "filterMessages",
        ["newAccounts.hours maximum"] = "filterHours",
        ["contentHash minLength"] = "contentHashLength",
        ["contentHash maxLength"] = "contentHashLength",
    };

    [Fact]
    public async Task Every_limit_that_is_described_is_told_as_a_capability()
    {
        var limits = JsonElement.Parse(await app.Http.GetStringAsync("/api/v1/capabilities")).GetProperty("limits");
        foreach (var (operation, name, schema) in await PlacesAsync())
        {
            foreach (var keyword in Keywords)
            {
                if (schema.Limit(keyword) is not { } limit || limit is 0 or 1 || schema.Format == "uuid") continue;

                var capability = Told.GetValueOrDefault($"{operation} {name} {keyword}") ?? Told.GetValueOrDefault($"{name} {keyword}".Replace("message.", "", StringComparison.Ordinal));
                Assert.True(capability is not null, $"{operation}: no capability tells {keyword} {limit} of {name}");
                Assert.True(limits.GetProperty(capability).GetInt64() == limit, $"{operation}: {keyword} of {name} is {limit}, but {capability} differs");
            }
        }
    }

    [Fact]
    public async Task Every_text_number_and_list_that_is_asked_for_has_a_limit()
    {
        var boundless =
            from place in await PlacesAsync()
            let schema = place.Schema
            where schema.Type switch
            {
                "string" => !schema.IsEnum && schema.Format is not ("uuid" or "date-time") && schema.Limit("maxLength") is null,
                "array" => schema.Limit("maxItems") is null,
                "integer" => schema.Format is null && schema.Limit("maximum") is null,
                _ => false,
            }
            select $"{place.Operation} {place.Name}";

        Assert.Empty(boundless);
    }

    [Fact]
    public async Task At_its_limit_everything_is_let_in_and_one_beyond_it_is_refused()
    {
        var (within, beyond) = (0, 0);
        var world = await SoundWorld.CreateAsync(app);
        foreach (var operation in (await ApiDescription.ReadAsync(app)).Where(o => o.Fields.Any() || o.Queries.Any()))
        {
            foreach (var field in operation.Fields)
            {
                foreach (var edge in Edges.Of(field.Path, field.Schema))
                {
                    _ = edge.IsWithin ? within++ : beyond++;
                    if (edge.IsWithin && operation.Id is "changePassword" or "signUp") world = await SoundWorld.CreateAsync(app);
                    var body = new StringContent(BodyText.With(world.Body(operation), field.Path, edge.Json), Encoding.UTF8, "application/json");
                    await ShouldMeet(edge, field.Path, operation, world, new HttpRequestMessage(operation.Method, world.Path(operation)) { Content = body });
                }
            }

            foreach (var query in operation.Queries)
            {
                foreach (var edge in Edges.Of(query.Name, query.Schema))
                {
                    _ = edge.IsWithin ? within++ : beyond++;
                    await ShouldMeet(edge, query.Name, operation, world, new HttpRequestMessage(operation.Method, world.PathWith(operation, edge.Query(query.Name))));
                }
            }
        }

        output.WriteLine($"{within} values at a limit were let in, {beyond} one beyond it refused.");
        Assert.True(within > 40 && beyond > 40);
    }

    private static async Task ShouldMeet(Edge edge, string name, ApiOperation operation, SoundWorld world, HttpRequestMessage request)
    {
        using var answer = await world.Ada.TryRequest(request);
        var text = await answer.Content.ReadAsStringAsync();
        var about = string.Create(CultureInfo.InvariantCulture, $"{operation} with {name} {edge.What}: {(int)answer.StatusCode} {text}");

        // Who is named may not exist, and a password may be wrong: its length is not what it is refused for.
        Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, about);
        Assert.True(edge.IsWithin != (answer.StatusCode == HttpStatusCode.BadRequest), about);
        if (!edge.IsWithin) Assert.True(JsonElement.Parse(text).GetProperty("errors").TryGetProperty(name, out _), about);
    }

    private async Task<IReadOnlyList<(string Operation, string Name, ApiSchema Schema)>> PlacesAsync() =>
    [
        .. from operation in await ApiDescription.ReadAsync(app)
           from place in operation.Fields.Select(f => (f.Path, f.Schema)).Concat(operation.Queries.Select(q => (Path: q.Name, q.Schema)))
           select (operation.Id, place.Path, place.Schema),
    ];
}
