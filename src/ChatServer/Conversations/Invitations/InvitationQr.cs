using QRCoder;

namespace ChatServer.Conversations.Invitations;

/// <summary>Draws the address of a link so that a camera reads it.</summary>
internal static class InvitationQr
{
    private const int PixelsPerModule = 8;

    public static byte[] Png(Uri url)
    {
        using var code = Code(url);
        using var png = new PngByteQRCode(code);
        return png.GetGraphic(PixelsPerModule);
    }

    public static string Svg(Uri url)
    {
        using var code = Code(url);
        using var svg = new SvgQRCode(code);
        return svg.GetGraphic(PixelsPerModule);
    }

    // Level M: a logo or a crease over a seventh of it does no harm.
    private static QRCodeData Code(Uri url) => QRCodeGenerator.GenerateQrCode(url.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
}
