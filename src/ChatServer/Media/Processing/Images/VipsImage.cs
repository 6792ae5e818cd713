using System.Runtime.InteropServices;

namespace ChatServer.Media.Processing.Images;

/// <summary>An image of libvips: mostly a recipe, whose pixels are computed when they are written or copied to memory.</summary>
internal sealed unsafe class VipsImage : IDisposable
{
    private nint _handle;

    private VipsImage(nint handle) => _handle = handle;

    public int Width => Vips.vips_image_get_width(Handle);
    public int Height => Vips.vips_image_get_height(Handle);
    public bool HasAlpha => Vips.vips_image_hasalpha(Handle) != 0;

    private nint Handle => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(VipsImage));

    /// <summary>Runs an operation that makes an image from an image, or from nothing but its arguments.</summary>
    public static VipsImage Make(string operation, VipsImage? source, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var built = Build(operation, source, arguments);
        nint made = 0;
        Vips.g_object_get(built, "out", &made, 0);
        Release(built);
        return new VipsImage(made);
    }

    public VipsImage Then(string operation, params ReadOnlySpan<(string Name, string Value)> arguments) => Make(operation, this, arguments);

    /// <summary>Computes the pixels and writes them; a cancelled token ends that between two regions.</summary>
    public void Save(string saver, string path, CancellationToken cancellation, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        using var end = EndsWith(cancellation);
        Release(Build(saver, this, [("filename", path), .. arguments]));
    }

    /// <summary>Computes the pixels; a cancelled token ends that between two regions.</summary>
    public VipsImage CopyToMemory(CancellationToken cancellation)
    {
        using var end = EndsWith(cancellation);
        var copy = Vips.vips_image_copy_memory(Handle);
        Vips.ForgetWarnings();
        return copy != 0 ? new VipsImage(copy) : throw Vips.Failure();
    }

    /// <summary>The samples, row by row.</summary>
    public byte[] Pixels()
    {
        nuint size;
        var memory = Vips.vips_image_write_to_memory(Handle, &size);
        if (memory == null) throw Vips.Failure();

        var pixels = new ReadOnlySpan<byte>(memory, checked((int)size)).ToArray();
        Vips.g_free(memory);
        return pixels;
    }

    public bool Has(string field) => Vips.vips_image_get_typeof(Handle, field) != 0;

    public int? Number(string field)
    {
        int value;
        if (Has(field) && Vips.vips_image_get_int(Handle, field, &value) == 0) return value;
        return null;
    }

    public void SetNumber(string field, int value) => Vips.vips_image_set_int(Handle, field, value);

    /// <summary>Removes everything but the pixels, and what is named.</summary>
    /// <remarks>Savers are told to strip as well, but that of WebP (8.14) writes EXIF nevertheless, from fields that it finds.</remarks>
    public void RemoveMetadata(params ReadOnlySpan<string> kept)
    {
        var fields = Vips.vips_image_get_fields(Handle);
        for (var field = fields; *field != null; field++)
        {
            if (!kept.Contains(Marshal.PtrToStringUTF8((nint)(*field)))) _ = Vips.vips_image_remove(Handle, *field);
        }

        Vips.g_strfreev(fields);
    }

    public void Dispose()
    {
        var handle = Interlocked.Exchange(ref _handle, 0);
        if (handle != 0) Vips.g_object_unref(handle);
    }

    private CancellationTokenRegistration EndsWith(CancellationToken cancellation) =>
        cancellation.Register(() => Vips.vips_image_set_kill(Handle, 1));

    private static nint Build(string name, VipsImage? source, ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var operation = Vips.vips_operation_new(name);
        if (operation == 0) throw Vips.Failure();

        if (source is not null) Vips.g_object_set(operation, "in", source.Handle, 0);
        var isBuilt = AreSet(operation, arguments) && Vips.vips_object_build(operation) == 0;
        if (isBuilt)
        {
            Vips.ForgetWarnings();
            return operation;
        }

        var failure = Vips.Failure();
        Release(operation);
        throw failure;
    }

    private static bool AreSet(nint operation, ReadOnlySpan<(string Name, string Value)> arguments)
    {
        foreach (var (name, value) in arguments)
        {
            if (Vips.vips_object_set_argument_from_string(operation, name, value) != 0) return false;
        }

        return true;
    }

    private static void Release(nint operation)
    {
        Vips.vips_object_unref_outputs(operation);
        Vips.g_object_unref(operation);
    }
}
