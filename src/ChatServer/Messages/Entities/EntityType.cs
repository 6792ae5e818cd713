namespace ChatServer.Messages.Entities;

/// <summary>What a part of a message's text is. The names are stored, so they are for ever.</summary>
public enum EntityType
{
    /// <summary>"@name" of a member.</summary>
    Mention,

    /// <summary>"@all", by somebody who may.</summary>
    MentionAll,

    /// <summary>"#word".</summary>
    Hashtag,

    /// <summary>An address of http or https that stands in the text.</summary>
    Url,

    /// <summary>"[text](address)".</summary>
    Link,

    /// <summary>"**text**".</summary>
    Bold,

    /// <summary>"*text*" or "_text_".</summary>
    Italic,

    /// <summary>"~~text~~".</summary>
    Strikethrough,

    /// <summary>"`text`".</summary>
    Code,

    /// <summary>Text between "```" and "```", also over many lines.</summary>
    CodeBlock,

    /// <summary>A line that begins with "> ".</summary>
    Quote,
}
