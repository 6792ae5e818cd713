using System.Security.Cryptography;
using System.Text;
using ChatServer.Harness;

namespace ChatServer.ContractTests.BadInput;

/// <summary>What was reported, and done about people.</summary>
/// <param name="Suspended">Somebody who cannot sign in.</param>
/// <param name="OwnReport">Ada's, of Ben.</param>
/// <param name="GroupReport">Ben's, of the message in the group.</param>
/// <param name="ReportOfCleo">Cleo's, of Ben.</param>
/// <param name="ActionAboutAda">A warning.</param>
/// <param name="ActionAboutBen">A warning, against which he appealed.</param>
/// <param name="Filter">A rule from which nothing follows.</param>
internal sealed record SoundOrder(
    TestUser Suspended, string OwnReport, string GroupReport, string ReportOfCleo, string ActionAboutAda, string ActionAboutBen,
    string Filter)
{
    /// <summary>With everything that a rule can have; nothing comes of it.</summary>
    public const string Rule =
        """
        {"name":"Pills","action":"flag","enabled":true,"dryRun":true,"notice":"No pills","words":["cheap pills"],
        "links":{"domains":["spam.example"],"except":false},"flood":{"messages":900,"seconds":60},
        "duplicates":{"messages":900,"seconds":600,"minLength":20,"together":false},"newAccounts":{"hours":24,"links":true,"media":true}}
        """;

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static async Task<string> Act(TestUser moderator, string kind, TestUser person)
    {
        var action = await moderator.Post("/moderation/actions", new { kind, subjectId = person.Id, reason = "Too loud" });
        return action.GetProperty("id").GetString()!;
    }

    public static async Task<string> ActAndAppeal(TestUser moderator, string kind, TestUser person)
    {
        var action = await Act(moderator, kind, person);
        await person.Post($"/actions/{action}/appeal", new { objection = "It was not me" });
        return action;
    }

    /// <summary>The report that an address is about.</summary>
    public string Report(string path) => path.Contains("/moderation/", StringComparison.Ordinal) ? ReportOfCleo
        : path.Contains("/conversations/", StringComparison.Ordinal) ? GroupReport
        : OwnReport;

    /// <summary>The action that an address is about.</summary>
    public string Action(string path) => path.Contains("/moderation/", StringComparison.Ordinal) ? ActionAboutBen : ActionAboutAda;
}
