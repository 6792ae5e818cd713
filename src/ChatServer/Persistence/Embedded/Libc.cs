using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ChatServer.Persistence.Embedded;

/// <summary>The few calls of the operating system that .NET does not offer.</summary>
internal static partial class Libc
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;

    private const int NoSuchProcess = 3;

    public static bool IsRoot => OperatingSystem.IsLinux() && geteuid() == 0;

    /// <summary>Creates a directory that nobody else can enter; fails when anything of that name exists.</summary>
    public static void CreatePrivateDirectory(string path) => Check(mkdir(path, 0x1C0 /* 0700 */), path);

    public static void ChangeOwner(string path, uint userId, uint groupId) => Check(chown(path, userId, groupId), path);

    /// <summary>Sends a signal; a process that has ended already is fine.</summary>
    public static void Signal(int processId, int signal)
    {
        if (kill(processId, signal) != 0 && Marshal.GetLastPInvokeError() != NoSuchProcess)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>Makes a rename inside this directory survive a power failure.</summary>
    public static void FlushDirectory(string path)
    {
        var descriptor = open(path, 0 /* O_RDONLY */);
        Check(descriptor < 0 ? -1 : 0, path);
        var outcome = fsync(descriptor);
        _ = close(descriptor);
        Check(outcome, path);
    }

    /// <summary>Gives a file a second name; not every file system can.</summary>
    public static bool TryLink(string path, string secondPath) => link(path, secondPath) == 0;

    /// <summary>The path without symbolic links, as the kernel reports it for open directories.</summary>
    public static unsafe string RealPath(string path)
    {
        var real = realpath(path, 0);
        Check(real == 0 ? -1 : 0, path);
        var text = Marshal.PtrToStringUTF8(real)!;
        NativeMemory.Free((void*)real);
        return text;
    }

    private static void Check(int outcome, string path)
    {
        if (outcome != 0) throw new IOException($"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc")]
    private static partial uint geteuid();

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int mkdir(string path, uint mode);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int link(string path, string secondPath);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int chown(string path, uint userId, uint groupId);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int processId, int signal);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int descriptor);

    [LibraryImport("libc")]
    private static partial int close(int descriptor);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint realpath(string path, nint buffer);
}
