using System.Runtime.InteropServices;

namespace ChatServer.Media.Processing.Images;

/// <summary>The door to libvips: nothing else calls it. Operations go by name, with arguments as text.</summary>
/// <remarks>
/// So only two calls are variadic (<c>g_object_set</c>, <c>g_object_get</c>), with nothing but pointers, which Linux passes on x64 and arm64
/// as for a fixed signature.
/// </remarks>
internal static unsafe partial class Vips
{
    private const string Library = "libvips.so.42";
    private const string Glib = "libglib-2.0.so.0";
    private const string GObject = "libgobject-2.0.so.0";

    private static readonly Lazy<bool> Started = new(Start);

    /// <summary>Whether the library is installed. The first question starts it.</summary>
    public static bool IsAvailable => Started.Value;

    public static string Version => $"{vips_version(0)}.{vips_version(1)}.{vips_version(2)}";

    /// <summary>The most memory that images have taken at once.</summary>
    public static long PeakBytes => (long)vips_tracked_get_mem_highwater();

    private static bool Start()
    {
        if (!NativeLibrary.TryLoad(Library, out _)) return false;

        // Warnings go to stderr otherwise. .NET's own environment is not seen by native code.
        g_setenv("VIPS_WARNING", "1", overwrite: 1);
        if (vips_init("ChatServer") != 0) return false;

        // One thread per image: several images at once keep the cores as busy for less memory.
        vips_concurrency_set(1);
        vips_cache_set_max(0);
        AllowLoaders();
        return true;
    }

    /// <summary>Of the many loaders (SVG, PDF, ImageMagick, raw data ...) only what processing asks for can be reached.</summary>
    private static void AllowLoaders()
    {
        vips_operation_block_set("VipsForeignLoad", 1);
        foreach (var format in ImageFormat.All) vips_operation_block_set(format.Loader, 0);
    }

    /// <summary>What the library said since it was last asked.</summary>
    public static VipsException Failure()
    {
        var message = Marshal.PtrToStringUTF8(vips_error_buffer()) ?? "";
        vips_error_clear();
        return new VipsException(message.Trim());
    }

    /// <summary>Successful calls leave warnings, which would pile up.</summary>
    public static void ForgetWarnings() => vips_error_clear();

    /// <summary>Frees what the library keeps for the calling thread, before that ends.</summary>
    public static void LeaveThread() => vips_thread_shutdown();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int vips_init(string program);

    [LibraryImport(Library)]
    private static partial int vips_version(int part);

    [LibraryImport(Library)]
    private static partial void vips_concurrency_set(int threads);

    [LibraryImport(Library)]
    private static partial void vips_cache_set_max(int operations);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial void vips_operation_block_set(string kind, int isBlocked);

    [LibraryImport(Library)]
    private static partial ulong vips_tracked_get_mem_highwater();

    [LibraryImport(Library)]
    private static partial nint vips_error_buffer();

    [LibraryImport(Library)]
    private static partial void vips_error_clear();

    [LibraryImport(Library)]
    private static partial void vips_thread_shutdown();

    [LibraryImport(Glib, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int g_setenv(string name, string value, int overwrite);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint vips_operation_new(string name);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int vips_object_set_argument_from_string(nint operation, string name, string value);

    [LibraryImport(Library)]
    internal static partial int vips_object_build(nint operation);

    [LibraryImport(Library)]
    internal static partial void vips_object_unref_outputs(nint operation);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_width(nint image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_height(nint image);

    [LibraryImport(Library)]
    internal static partial int vips_image_get_bands(nint image);

    [LibraryImport(Library)]
    internal static partial int vips_image_hasalpha(nint image);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nuint vips_image_get_typeof(nint image, string field);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int vips_image_get_int(nint image, string field, int* value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void vips_image_set_int(nint image, string field, int value);

    [LibraryImport(Library)]
    internal static partial byte** vips_image_get_fields(nint image);

    [LibraryImport(Library)]
    internal static partial int vips_image_remove(nint image, byte* field);

    [LibraryImport(Library)]
    internal static partial void vips_image_set_kill(nint image, int isKilled);

    [LibraryImport(Library)]
    internal static partial nint vips_image_copy_memory(nint image);

    [LibraryImport(Library)]
    internal static partial byte* vips_image_write_to_memory(nint image, nuint* size);

    [LibraryImport(GObject, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void g_object_set(nint instance, string property, nint value, nint end);

    [LibraryImport(GObject, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void g_object_get(nint instance, string property, nint* value, nint end);

    [LibraryImport(GObject)]
    internal static partial void g_object_unref(nint instance);

    [LibraryImport(Glib)]
    internal static partial void g_strfreev(byte** texts);

    [LibraryImport(Glib)]
    internal static partial void g_free(void* memory);
}
