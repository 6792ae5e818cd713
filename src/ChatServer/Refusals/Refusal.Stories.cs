namespace ChatServer.Refusals;

/// <summary>About stories.</summary>
public static partial class Refusal
{
    public static RefusalException NoSuchStory() => new(404, "no-such-story", "There is no such story.");

    public static RefusalException NotYourStory() => new(403, "not-your-story", "Only its author may do this to a story.");

    public static RefusalException OwnStory() => new(409, "own-story", "Nobody reacts to their own story, or answers it.");

    public static RefusalException TooManyStories() =>
        new(409, "too-many-stories", "You have as many stories as this server allows at a time; take another one back first.");

    public static RefusalException NotForAStory() => new(409, "not-for-a-story", "A story shows an image or a video.");
}
