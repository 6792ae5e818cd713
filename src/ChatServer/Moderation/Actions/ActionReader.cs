using ChatServer.Http;
using ChatServer.Persistence;
using ChatServer.Refusals;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Moderation.Actions;

/// <summary>Which actions.</summary>
public sealed class ActionFilter
{
    /// <summary>Only about this person.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Only this.</summary>
    public ActionKind? Kind { get; init; }

    /// <summary>True: only those with an appeal that waits for an answer.</summary>
    public bool Appealed { get; init; }
}

/// <summary>Reads what was done about people, newest first.</summary>
public sealed class ActionReader(ChatDbContext db, Cursors cursors)
{
    /// <summary>What was done about oneself.</summary>
    public Task<Page<ActionView>> ListOwnAsync(Guid userId, PageRequest page, CancellationToken cancellation) =>
        PageAsync("own actions", userId, All.Where(a => a.UserId == userId), page, ActionView.Of, cancellation);

    public async Task<ActionView> ReadOwnAsync(Guid userId, Guid actionId, CancellationToken cancellation) =>
        await All.SingleOrDefaultAsync(a => a.Id == actionId && a.UserId == userId, cancellation) is { } action
            ? ActionView.Of(action)
            : throw Refusal.NoSuchAction();

    public Task<Page<ActionView>> ListAsync(Guid moderatorId, ActionFilter filter, PageRequest page, CancellationToken cancellation)
    {
        var actions = All;
        if (filter.UserId is { } userId) actions = actions.Where(a => a.UserId == userId);
        if (filter.Kind is { } kind) actions = actions.Where(a => a.Kind == kind);
        if (filter.Appealed) actions = actions.Where(a => a.AppealedAt != null && a.AppealAnsweredAt == null);
        return PageAsync("actions", moderatorId, actions, page, ActionView.ForStaff, cancellation);
    }

    public async Task<ActionView> ReadAsync(Guid actionId, CancellationToken cancellation) =>
        await All.SingleOrDefaultAsync(a => a.Id == actionId, cancellation) is { } action ? ActionView.ForStaff(action) : throw Refusal.NoSuchAction();

    private IQueryable<ModerationAction> All => db.Set<ModerationAction>().AsNoTracking();

    private async Task<Page<ActionView>> PageAsync(
        string list, Guid readerId, IQueryable<ModerationAction> actions, PageRequest page, Func<ModerationAction, ActionView> view,
        CancellationToken cancellation)
    {
        // Ids are in order of time (UUID version 7), so they are places in the list too.
        if (cursors.Read(list, readerId, page.Cursor) is { } place && Guid.Parse(place) is var before) actions = actions.Where(a => a.Id < before);
        var rows = await actions.OrderByDescending(a => a.Id).Take(page.Limit + 1).ToListAsync(cancellation);
        var items = rows.Take(page.Limit).Select(view).ToList();
        return new Page<ActionView>(items, rows.Count > items.Count ? cursors.Write(list, readerId, items[^1].Id.ToString()) : null);
    }
}
