namespace ChatServer.Search.Indexing;

/// <summary>The blocks there are, oldest first. Each reaches up to the next.</summary>
public sealed record Blocks(IReadOnlyList<(int Number, DateTimeOffset FirstAt)> All)
{
    /// <summary>Which one a message of this time is in.</summary>
    public int At(DateTimeOffset at) => All[IndexAt(at)].Number;

    public int IndexAt(DateTimeOffset at)
    {
        var (low, high) = (0, All.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (All[middle].FirstAt <= at) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}
