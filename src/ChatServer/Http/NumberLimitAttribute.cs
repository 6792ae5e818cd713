namespace ChatServer.Http;

/// <summary>Tells the description of the API what a number that may be absent must be like. It checks nothing, as <see cref="TextLimitAttribute"/>.</summary>
/// <remarks>The framework's own does not know what <see cref="Optional{T}"/> is.</remarks>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NumberLimitAttribute(int least, int most) : Attribute
{
    public int Least => least;

    public int Most => most;
}
