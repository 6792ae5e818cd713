using System.Globalization;
using System.Text;

namespace ChatServer.MediaTests.Documents;

/// <summary>PDF files written by hand, object by object.</summary>
internal static class Pdf
{
    private const string Encryption =
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <0101010101010101010101010101010101010101010101010101010101010101> " +
        "/U <0202020202020202020202020202020202020202020202020202020202020202> >> /ID [<00><00>]";

    /// <param name="box">The size of every page, in points.</param>
    public static byte[] WithPages(int count, string drawing = "1 0 0 rg 0 0 300 200 re f", string box = "0 0 300 200", string trailer = "")
    {
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {count} /Kids [{string.Concat(Enumerable.Range(0, count).Select(i => $"{i + 4} 0 R "))}] >>",
            $"<< /Length {drawing.Length} >>\nstream\n{drawing}\nendstream",
            .. Enumerable.Range(0, count).Select(_ => $"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 3 0 R /Resources << >> >>"),
        ];
        return Write(objects, trailer);
    }

    public static byte[] Encrypted() => WithPages(1, trailer: Encryption);

    public static byte[] Write(IReadOnlyList<string> objects, string trailer = "")
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var places = new StringBuilder();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{places}");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
