using System.Text;
using ChatServer.Refusals;
using ChatServer.Texts;

namespace ChatServer.Messages;

/// <summary>The rules for what a message says.</summary>
public static class MessageContent
{
    public const int MaxUtf8Bytes = 16_384;

    /// <summary>The text exactly as it was sent.</summary>
    /// <exception cref="RefusalException">It is too long, shows nothing, or cannot be stored.</exception>
    public static string Parse(string content, bool mayBeEmpty = false)
    {
        if (mayBeEmpty && content.Length == 0) return content;
        if (Text.WhyNotStorable(content) is { } problem) throw Refusal.InvalidRequest("content", problem);
        if (Encoding.UTF8.GetByteCount(content) > MaxUtf8Bytes)
            throw Refusal.InvalidRequest("content", $"It must have at most {MaxUtf8Bytes} bytes in UTF-8.");
        if (!Text.HasSomethingVisible(content)) throw Refusal.InvalidRequest("content", "It must have something visible in it.");

        return content;
    }
}
