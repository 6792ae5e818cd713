namespace ChatServer.Conversations.Channels;

/// <summary>By which words a channel is found. Beside the conversation's own row, which every post writes anew.</summary>
public sealed class ChannelWords
{
    public required Guid ConversationId { get; init; }
}
