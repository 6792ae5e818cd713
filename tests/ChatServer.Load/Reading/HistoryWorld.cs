using ChatServer.Load.Worlds;

namespace ChatServer.Load.Reading;

/// <summary>A million messages: a few long conversations and many short ones.</summary>
internal sealed class HistoryWorld
{
    public const int LongLength = 60_000;
    public const int ShortLength = 2_000;
    public const int LongCount = 10;
    public const int ShortCount = 200;
    public const int MembersOfEach = 10;

    public HistoryWorld()
    {
        World = World.Even(LongCount + ShortCount, LongCount + ShortCount, MembersOfEach);
        Conversations = [.. World.Members.Keys];
    }

    public World World { get; }

    /// <summary>The long ones come first.</summary>
    public IReadOnlyList<Guid> Conversations { get; }

    public static int LengthOf(int conversation) => conversation < LongCount ? LongLength : ShortLength;
}
