using System.Runtime.InteropServices;

namespace ChatServer.Media.Processing.Images;

/// <summary>Runs work of seconds on a thread of its own, behind the threads that answer people.</summary>
internal static partial class ImageThread
{
    private const int OfThread = 0;
    private const int ThisThread = 0;
    private const int LowestPriority = 19;

    public static Task<T> RunAsync<T>(Func<T> work)
    {
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Run(work, outcome)) { IsBackground = true, Name = "image" }.Start();
        return outcome.Task;
    }

    private static void Run<T>(Func<T> work, TaskCompletionSource<T> outcome)
    {
        // .NET's own priorities do nothing on Linux. The library's threads take over that of the thread which starts them.
        _ = setpriority(OfThread, ThisThread, LowestPriority);
        try
        {
            outcome.SetResult(work());
        }
        catch (Exception failure)
        {
            outcome.SetException(failure);
        }
        finally
        {
            Vips.LeaveThread();
        }
    }

    [LibraryImport("libc")] private static partial int setpriority(int which, int who, int priority);
}
