using System.Reflection;

namespace ChatServer.Refusals;

/// <summary>A way of saying no, without what differs from case to case.</summary>
public sealed record RefusalEntry(string Code, int Status, string Title, string Detail);

/// <summary>Every code with its status and sentence, read from <see cref="Refusal"/> itself.</summary>
public static class RefusalList
{
    public static IReadOnlyList<RefusalEntry> All { get; } =
    [
        .. typeof(Refusal).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(Sample)
            .DistinctBy(r => r.Code)
            .OrderBy(r => r.Status).ThenBy(r => r.Code, StringComparer.Ordinal)
            .Select(r => new RefusalEntry(r.Code, r.Status, ProblemDocument.TitleOf(r.Code), r.Message)),
    ];

    private static RefusalException Sample(MethodInfo method) =>
        (RefusalException)method.Invoke(null, [.. method.GetParameters().Select(p => SampleOf(p.ParameterType))])!;

    private static object? SampleOf(Type type) =>
        type == typeof(string) ? "field"
        : type == typeof(IReadOnlyDictionary<string, string[]>) ? new Dictionary<string, string[]>()
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;
}
