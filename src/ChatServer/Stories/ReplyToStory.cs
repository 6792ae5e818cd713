using ChatServer.Conversations;
using ChatServer.Http;
using ChatServer.Messages;
using ChatServer.Refusals;

namespace ChatServer.Stories;

/// <summary>An answer to a story.</summary>
/// <param name="ClientId">A UUID that the sender chooses, new for each message; repeat it when repeating the request.</param>
/// <param name="Content" example="Save me a cup">1 to 16,384 bytes of UTF-8 with something visible in it; stored exactly as sent.</param>
public sealed record ReplyToStoryRequest(
    Guid ClientId, [TextLimit(1, MessageContent.MaxUtf8Bytes, CountsUtf8Bytes = true)] string Content);

/// <summary>Answers a story by a direct message to its author, in the conversation that they have or that begins with it.</summary>
public sealed class ReplyToStory(StoriesReader stories, StartConversation startConversation, SendMessage sendMessage)
{
    public async Task<SentMessage> RunAsync(Guid userId, Guid storyId, ReplyToStoryRequest request, CancellationToken cancellation)
    {
        var message = new SendMessageRequest(request.ClientId, request.Content);
        SendMessage.RequireSound(message);
        var story = await stories.RequireAsync(userId, storyId, cancellation);
        if (story.AuthorId == userId) throw Refusal.OwnStory();

        var (conversation, _) = await startConversation.RunAsync(
            userId, new StartConversationRequest(ConversationKind.Direct, [story.AuthorId]), cancellation);
        return await sendMessage.RunAsync(userId, conversation.Id, message, cancellation, StoryReference.Of(story));
    }
}
