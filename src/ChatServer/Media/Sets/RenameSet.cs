using ChatServer.Http;
using ChatServer.Messages;

namespace ChatServer.Media.Sets;

/// <summary>What to change about a set. Absent members stay as they are.</summary>
public sealed record UpdateSetRequest
{
    /// <summary>1 to 80 characters.</summary>
    /// <example>Party</example>
    [TextLimit(1, MediaSet.MaxTitleLength)]
    public string? Title { get; init; }
}

/// <summary>Gives a set another title.</summary>
public sealed class RenameSet(MediaSets sets, PostingRules rules)
{
    public async Task<SetView> RunAsync(Guid editorId, Guid setId, UpdateSetRequest request, string? ifMatch, CancellationToken cancellation)
    {
        await using var edit = await sets.EditAsync(editorId, setId, ifMatch, cancellation);
        var title = request.Title is null ? edit.Set.Title : MediaSet.TitleOf(request.Title);
        if (title == edit.Set.Title) return SetView.Of(edit.Set);

        await rules.RequireAsync(NewText.Standing(editorId, SaidAs.Title, [(edit.Set.Title, title)]), cancellation);
        edit.Set.Title = title;
        await edit.CommitAsync(cancellation);
        return SetView.Of(edit.Set);
    }
}
