using ChatServer.Messages;
using ChatServer.Moderation.Filters.Hits;
using ChatServer.Moderation.Filters.Matching;
using ChatServer.Moderation.Reports;
using ChatServer.Refusals;

namespace ChatServer.Moderation.Filters;

/// <summary>Holds what is said against the rules, from memory: those changed here at once, those changed elsewhere within five seconds.</summary>
/// <remarks>
/// What refuses is asked before something is said, everything else after its commit. A report is filed before the answer: if the server is killed in
/// between, the sender has no answer and repeats the request, which files it.
/// </remarks>
public sealed partial class FilterDoor(FilterNotes notes, IServiceScopeFactory scopes, TimeProvider clock, ILogger<FilterDoor> log)
    : BackgroundService, IPostingRule
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _looking = new(1);
    private volatile FilterBook _book = FilterBook.Empty;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public ValueTask<RefusalException?> WhyNotAsync(NewText text, CancellationToken cancellation)
    {
        var book = _book;
        if (!book.HasRefusing || book.Against(new ReadText(text)).FirstOrDefault() is not { } finding) return default;

        notes.Note(finding, text, messageId: null);
        return new(Refusal.Filtered(finding.Rule.Notice ?? UsualNotice(finding.Match.Kind)));
    }

    public ValueTask SaidAsync(NewText text, MessageView message) => _book is { HasNoting: true } book ? NoteAsync(book, text, message) : default;

    /// <summary>What the rules say to a text that nobody says.</summary>
    public IEnumerable<Finding> Try(NewText text) => _book.Try(new ReadText(text));

    /// <summary>Reads the rules anew if they are others than those that are known.</summary>
    /// <returns>When that is done.</returns>
    public async Task LookAsync(CancellationToken cancellation)
    {
        await _looking.WaitAsync(cancellation);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var store = scope.ServiceProvider.GetRequiredService<FilterStore>();
            var stamp = await store.StampAsync(cancellation);
            if (stamp == _book.Stamp) return;

            var rules = await store.EnabledAsync(cancellation);
            _book = new FilterBook(stamp, rules.ConvertAll(r => _book.Find(r.Id, r.Version) ?? CompiledRule.Of(r, clock)));
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            LookFailed(failure);
        }
        finally
        {
            _looking.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LooksEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async ValueTask NoteAsync(FilterBook book, NewText text, MessageView message)
    {
        var whole = new ReadText(text with { Beside = [.. text.Beside, .. message.Media.Select(m => m.FileName).OfType<string>()] });
        foreach (var finding in book.About(whole))
        {
            if (finding.Rule is { Action: FilterAction.Report, DryRun: false }) await ReportAsync(finding, message);
            notes.Note(finding, text, message.Id);
        }
    }

    private async Task ReportAsync(Finding finding, MessageView message)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReportFound>().RunAsync(finding, message, CancellationToken.None);
    }

    private static string UsualNotice(FilterKind kind) => kind switch
    {
        FilterKind.Words => "It says something that is not wanted here.",
        FilterKind.Links => "Links to this place are not wanted here.",
        FilterKind.Flood => "You say too much at once; wait a moment.",
        FilterKind.Duplicates => "This was said often enough.",
        _ => "New accounts may not do this yet.",
    };

    [LoggerMessage(LogLevel.Warning, "The rules for what may be said could not be read; those that were known stand, and it is tried again within seconds")]
    private partial void LookFailed(Exception failure);
}
