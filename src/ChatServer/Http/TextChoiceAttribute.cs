namespace ChatServer.Http;

/// <summary>Tells the description of the API that a text is one of these. It checks nothing, as <see cref="TextLimitAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal class TextChoiceAttribute(IReadOnlyList<string> texts) : Attribute
{
    public IReadOnlyList<string> Texts => texts;
}
