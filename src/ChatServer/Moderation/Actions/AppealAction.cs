using ChatServer.Accounts;
using ChatServer.AuditLog;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Moderation.Reports;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Texts;
using ChatServer.Users;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Actions;

/// <summary>What you say against what was done about you.</summary>
/// <param name="Objection" example="I only answered a question">1 to 2,000 characters.</param>
public sealed record AppealRequest([TextLimit(1, ModerationAction.MaxAppealLength)] string Objection);

/// <summary>What somebody who cannot sign in says against it.</summary>
/// <param name="Login" example="ada">The username or the e-mail address, at most 1,000 characters.</param>
/// <param name="Password" example="correct horse battery">The password, exactly as it was given; at most 1,000 characters.</param>
/// <param name="Objection" example="I only answered a question">1 to 2,000 characters.</param>
public sealed record AppealSuspensionRequest(
    [TextLimit(0, Accounts.Login.MaxLength)] string Login,
    [TextLimit(0, Accounts.Password.MaxTypedLength, Format = "password")] string Password,
    [TextLimit(1, ModerationAction.MaxAppealLength)] string Objection)
{
    // Keeps the password out of whatever prints the request.
    public override string ToString() => nameof(AppealSuspensionRequest);
}

/// <summary>An answer to an appeal.</summary>
/// <param name="Accept" example="true">Whether the person is right: then what was done is taken back.</param>
/// <param name="Answer" example="You are right; it was a misunderstanding">1 to 500 characters; the person reads it.</param>
public sealed record AnswerAppealRequest(bool Accept, [TextLimit(1, ModerationAction.MaxReasonLength)] string Answer);

/// <summary>The person whom something was done about says what is wrong with it, once; somebody else than whoever did it decides.</summary>
public sealed class AppealAction(ChangeLog log, ChatDbContext db, UserStore users, Credentials credentials, ActOnPerson act, Audit audit)
{
    public async Task<ActionView> RunAsync(Guid userId, Guid actionId, AppealRequest request, CancellationToken cancellation)
    {
        var text = ParseObjection(request.Objection);
        await using var write = await log.BeginAsync(cancellation);
        await users.LockAsync(userId, cancellation);
        var action = await db.Set<ModerationAction>().SingleOrDefaultAsync(a => a.Id == actionId && a.UserId == userId, cancellation)
            ?? throw Refusal.NoSuchAction();
        return await AppealAsync(write, action, text, cancellation);
    }

    /// <summary>For somebody who is suspended, and so has no session. There is no other way for them to read what came of it, so repeating it tells that.</summary>
    public async Task<ActionView> RunAsync(AppealSuspensionRequest request, Origin origin, CancellationToken cancellation)
    {
        var text = Parse(request);
        var verified = await credentials.VerifyAsync(Login.Fold(request.Login), request.Password, origin, cancellation);

        await using var write = await log.BeginAsync(cancellation);
        await users.LockAsync(verified.UserId, cancellation);
        var suspensions = await db.Set<ModerationAction>().Where(a => a.UserId == verified.UserId && a.Kind == ActionKind.Suspension)
            .OrderByDescending(a => a.Id).ToListAsync(cancellation);
        var action = suspensions.Find(a => a.IsInForce(write.Now)) ?? throw Refusal.NoSuchAction();
        return action.AppealedAt is null ? await AppealAsync(write, action, text, cancellation) : ActionView.Of(action);
    }

    public async Task<ActionView> AnswerAsync(Guid moderatorId, Guid actionId, AnswerAppealRequest request, CancellationToken cancellation)
    {
        var answer = ShortText.Parse(request.Answer, "answer", ModerationAction.MaxReasonLength);
        var userId = await db.Set<ModerationAction>().Where(a => a.Id == actionId).Select(a => (Guid?)a.UserId).SingleOrDefaultAsync(cancellation)
            ?? throw Refusal.NoSuchAction();

        await using var write = await log.BeginAsync(cancellation);
        var people = await act.LockAsync(moderatorId, userId, [], cancellation);
        people.RequireRank();
        var action = await db.Set<ModerationAction>().SingleAsync(a => a.Id == actionId, cancellation);
        action.AnswerAppeal(moderatorId, people.Moderator!.Role == ServerRole.Admin, request.Accept, answer, write.Now);
        if (action.ReportId is { } reportId) await KeepEvidenceAsync(reportId, write.Now + Report.EvidenceKeptFor, cancellation);
        await act.TellAsync(write, action, cancellation);
        await audit.RecordAsync(
            write, AuditAct.AppealAnswered, moderatorId, userId, actionId, $"{(request.Accept ? "accepted" : "rejected")}: {answer}", cancellation);
        await write.CommitAsync(cancellation);
        return ActionView.ForStaff(action);
    }

    private async Task<ActionView> AppealAsync(ChangeWrite write, ModerationAction action, string text, CancellationToken cancellation)
    {
        action.Appeal(text, write.Now);
        if (action.ReportId is { } reportId) await KeepEvidenceAsync(reportId, null, cancellation);
        write.AppendToList(action.UserId, ModerationChanges.ActionUpdated, action.Id);
        await write.CommitAsync(cancellation);
        return ActionView.Of(action);
    }

    // Whoever decides must be able to look.
    private Task<int> KeepEvidenceAsync(Guid reportId, DateTimeOffset? until, CancellationToken cancellation) => db.Set<Report>()
        .Where(r => r.Id == reportId).ExecuteUpdateAsync(set => set.SetProperty(r => r.EraseAt, until), cancellation);

    private static string Parse(AppealSuspensionRequest request)
    {
        var errors = new FieldErrors();
        errors.Collect(() => Text.RequireAtMost(Login.MaxLength, request.Login, "login"));
        errors.Collect(() => Text.RequireAtMost(Password.MaxTypedLength, request.Password, "password"));
        var text = errors.Collect(() => ParseObjection(request.Objection));
        errors.ThrowIfAny();
        return text;
    }

    private static string ParseObjection(string objection) => ShortText.Parse(objection, "objection", ModerationAction.MaxAppealLength);
}
