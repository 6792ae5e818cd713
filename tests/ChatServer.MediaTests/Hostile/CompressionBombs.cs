using System.IO.Compression;
using System.Text;
using ChatServer.MediaTests.Documents;
using ChatServer.MediaTests.Images;

namespace ChatServer.MediaTests.Hostile;

/// <summary>Small files of which some part unpacks to half a gigabyte.</summary>
internal static class CompressionBombs
{
    private const int Megabytes = 500;

    private static readonly Lazy<byte[]> Zlib = new(() => Pack(s => new ZLibStream(s, CompressionLevel.Fastest, leaveOpen: true)));
    private static readonly Lazy<byte[]> Gzip = new(() => Pack(s => new GZipStream(s, CompressionLevel.Fastest, leaveOpen: true)));
    private static readonly Lazy<byte[]> Brotli = new(() => Pack(s => new BrotliStream(s, CompressionLevel.Fastest, leaveOpen: true)));

    private static readonly Dictionary<string, Func<byte[]>> Makers = new()
    {
        ["rows beyond the last.png"] = () => PngFile.OfCompressed(PngFile.Header(10, 10, 8), Zlib.Value),
        ["profile.png"] = () => Png("iCCP", [.. "p\0\0"u8, .. Zlib.Value]),
        ["text.png"] = () => Png("zTXt", [.. "Comment\0\0"u8, .. Zlib.Value]),
        ["international text.png"] = () => Png("iTXt", [.. "XML:com.adobe.xmp\0"u8, 1, 0, 0, 0, .. Zlib.Value]),
        ["stream.pdf"] = () => Document("/FlateDecode", Zlib.Value),
        ["stream of streams.pdf"] = () => Document("[/FlateDecode /FlateDecode]", Again(Zlib.Value)),
        ["picture.pdf"] = () => Document("/FlateDecode", Zlib.Value, "/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /BitsPerComponent 8 /ColorSpace /DeviceGray"),
        ["zeros.gz"] = () => Gzip.Value,
        ["zeros.br"] = () => Brotli.Value,
        ["zeros.zip"] = () => Archive("zeros.bin"),
        ["letter.docx"] = () => Archive("[Content_Types].xml", "_rels/.rels", "word/document.xml"),
        ["drawing.svgz"] = () => [.. Gzip.Value, .. Gzip.Value],
    };

    public static TheoryData<string> Names => [.. Makers.Keys];

    public static byte[] Make(string name) => Makers[name]();

    private static byte[] Png(string chunk, byte[] content) =>
        PngFile.Of(PngFile.Header(10, 10, 8), PngFile.Rows(Picture.Plain(10, 10, Rgba.Navy)), (chunk, content));

    private static byte[] Document(string filter, byte[] stream, string more = "")
    {
        // Latin 1 keeps every byte as one character.
        var content = Encoding.Latin1.GetString(stream);
        return Pdf.Write(
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents {(more == "" ? 5 : 4)} 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
            "<< /Length 5 >>\nstream\n/X Do\nendstream",
            $"<< {more} /Filter {filter} /Length {content.Length} >>\nstream\n{content}\nendstream",
        ]);
    }

    private static byte[] Again(byte[] packed)
    {
        using var twice = new MemoryStream();
        using (var zlib = new ZLibStream(twice, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(packed);
        return twice.ToArray();
    }

    private static byte[] Archive(params string[] names)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                for (var i = 0; i < Megabytes / names.Length; i++) entry.Write(new byte[1_000_000]);
            }
        }

        return zip.ToArray();
    }

    private static byte[] Pack(Func<Stream, Stream> open)
    {
        using var packed = new MemoryStream();
        var megabyte = new byte[1_000_000];
        using (var stream = open(packed))
            for (var i = 0; i < Megabytes; i++) stream.Write(megabyte);
        return packed.ToArray();
    }
}
