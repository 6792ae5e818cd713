using System.ComponentModel.DataAnnotations;
using ChatServer.Changes;
using ChatServer.Http;
using ChatServer.Jobs;
using ChatServer.Messages;
using ChatServer.Persistence;
using ChatServer.Refusals;
using ChatServer.Statistics;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Stories;

/// <summary>For whom a story is.</summary>
/// <param name="Kind" example="directs">people: those in "userIds". directs: everybody with whom you have a direct conversation now. contacts: your contacts of now.</param>
/// <param name="UserIds">With people: 1 to 200 of your contacts, and of people with whom you share a conversation; yourself left out.</param>
public sealed record StoryAudienceRequest(
    StoryAudienceKind Kind, [MaxLength(StoryAudienceRequest.MaxPeople)] IReadOnlyList<Guid>? UserIds = null)
{
    public const int MaxPeople = 200;
}

/// <summary>A story to post: a text, an image or video, or both.</summary>
/// <param name="ClientId">A UUID that the author chooses, new for each story; repeat it when repeating the request.</param>
/// <param name="Audience">For whom it is. That is decided once: whom you meet later does not see it.</param>
/// <param name="Content" example="Tea at four!">At most 2,048 bytes of UTF-8 with something visible in it; stored exactly as sent.</param>
/// <param name="MediaId">One of your own images or videos that is ready.</param>
public sealed record PostStoryRequest(
    Guid ClientId,
    StoryAudienceRequest Audience,
    [TextLimit(0, Story.MaxContentUtf8Bytes, CountsUtf8Bytes = true)] string? Content = null,
    Guid? MediaId = null);

/// <summary>Shows something to an audience for a day. Repeating a request returns the story that the first attempt made, while it is there.</summary>
public sealed class PostStory(
    ChangeLog log,
    ChatDbContext db,
    SpreadStory spread,
    StoryMedia storyMedia,
    StoriesReader stories,
    JobQueue jobs,
    PostingRules rules,
    Tallies tallies)
{
    public async Task<(StoryView Story, bool IsNew)> RunAsync(Guid authorId, PostStoryRequest request, CancellationToken cancellation)
    {
        var (content, named) = (Story.Parse(request.Content), Named(authorId, request.Audience));
        if (content is null && request.MediaId is null) throw Refusal.InvalidRequest("content", "There must be a text, a media, or both.");

        await using var write = await log.BeginAsync(cancellation);
        var audience = await spread.LockAsync(authorId, request.Audience.Kind, named, cancellation);
        if (await FindRepeatedAsync(authorId, request.ClientId, cancellation) is { } first)
            return (await RepeatAsync(first, content, request, named, cancellation), false);

        await rules.RequireAsync(new NewText(authorId, null, content ?? "", SaidAs.Story) { HasMedia = request.MediaId is not null }, cancellation);
        var apart = await spread.RequireMetAsync(authorId, named, audience.People, cancellation);
        if (await LivingAsync(authorId, write.Now, cancellation) >= Story.MaxLiving) throw Refusal.TooManyStories();

        var story = New(authorId, request, content, write.Now);
        if (request.MediaId is { } mediaId) await storyMedia.TakeUpAsync(authorId, mediaId, write.Now, cancellation);
        db.Add(story);
        tallies.Add(StatisticSeries.Stories, write.Now);
        write.AppendToList(authorId, StoryChanges.Added, story.Id);
        foreach (var userId in audience.People) Show(write, story, userId);
        foreach (var userId in apart) db.Add(new StoryViewer { StoryId = story.Id, UserId = userId });
        if (named is null && audience.After is { } after) jobs.Add(write, SpreadStory.Kind, new SpreadStory.Payload(story.Id, after));
        await write.CommitAsync(cancellation);
        return (await stories.ReadAsync(authorId, story.Id, cancellation), true);
    }

    private void Show(ChangeWrite write, Story story, Guid userId)
    {
        db.Add(new StoryViewer { StoryId = story.Id, UserId = userId });
        write.AppendToList(userId, StoryChanges.Added, story.Id);
    }

    private static Story New(Guid authorId, PostStoryRequest request, string? content, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        AuthorId = authorId,
        ClientId = request.ClientId,
        Content = content,
        MediaId = request.MediaId,
        Audience = request.Audience.Kind,
        CreatedAt = now,
        ExpiresAt = now + Story.Lifetime,
    };

    /// <returns>Null where nobody is named, but a kind of people.</returns>
    private static HashSet<Guid>? Named(Guid authorId, StoryAudienceRequest audience)
    {
        if (audience.Kind != StoryAudienceKind.People)
            return audience.UserIds is null ? null : throw Refusal.InvalidRequest("audience.userIds", "Only an audience of people names them.");

        if (audience.UserIds is not { Count: > 0 and <= StoryAudienceRequest.MaxPeople } userIds)
            throw Refusal.InvalidRequest("audience.userIds", $"It must have 1 to {StoryAudienceRequest.MaxPeople}.");
        return userIds.Contains(authorId)
            ? throw Refusal.InvalidRequest("audience.userIds", "Name the other people, without yourself.")
            : userIds.ToHashSet();
    }

    private Task<Story?> FindRepeatedAsync(Guid authorId, Guid clientId, CancellationToken cancellation) =>
        db.Set<Story>().AsNoTracking().SingleOrDefaultAsync(s => s.AuthorId == authorId && s.ClientId == clientId, cancellation);

    private async Task<StoryView> RepeatAsync(
        Story first, string? content, PostStoryRequest request, HashSet<Guid>? named, CancellationToken cancellation)
    {
        var isSame = (first.Content, first.MediaId, first.Audience) == (content, request.MediaId, request.Audience.Kind);
        if (isSame && named is not null)
        {
            var viewers = await db.Set<StoryViewer>().Where(v => v.StoryId == first.Id).Select(v => v.UserId).ToListAsync(cancellation);
            isSame = named.SetEquals(viewers);
        }

        return isSame ? await stories.ReadAsync(first.AuthorId, first.Id, cancellation) : throw Refusal.ClientIdReused();
    }

    private Task<int> LivingAsync(Guid authorId, DateTimeOffset now, CancellationToken cancellation) =>
        db.Set<Story>().CountAsync(s => s.AuthorId == authorId && s.ExpiresAt > now, cancellation);
}
