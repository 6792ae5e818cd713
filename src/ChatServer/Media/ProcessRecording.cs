using ChatServer.Jobs;

namespace ChatServer.Media;

/// <summary>Has what people see and hear made of a voice note or a clip: apart from pictures, which wait for none of them.</summary>
public sealed class ProcessRecording(ProcessMedia process) : IJobHandler
{
    public static int AtOnce { get; } = Math.Max(2, Environment.ProcessorCount / 2);

    public static string Kind => "media.process-recording";

    public Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation) => process.RunAsync(payload, cancellation);
}

/// <summary>The same of a large one, which can take half an hour: voice notes and clips do not wait for those.</summary>
public sealed class ProcessLargeRecording(ProcessMedia process) : IJobHandler
{
    public static int AtOnce { get; } = Math.Max(1, Environment.ProcessorCount / 2);

    public static string Kind => "media.process-large-recording";

    public Task<TimeSpan?> RunAsync(string payload, CancellationToken cancellation) => process.RunAsync(payload, cancellation);
}
