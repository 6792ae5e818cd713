namespace ChatServer.Media.Processing.Tools;

/// <summary>The tools that this machine has, looked for once. Without one the server runs; what needs it is a plain file then.</summary>
public sealed partial class Toolbox
{
    private readonly ILogger<Toolbox> _logger;

    public Toolbox(ILogger<Toolbox> logger) : this(logger, Tool.Find)
    {
    }

    internal Toolbox(ILogger<Toolbox> logger, Func<string, Tool?> find)
    {
        _logger = logger;
        Ffmpeg = find("ffmpeg") ?? Missing("ffmpeg", "ffmpeg");
        Ffprobe = find("ffprobe") ?? Missing("ffprobe", "ffmpeg");
        PdfInfo = find("pdfinfo") ?? Missing("pdfinfo", "poppler-utils");
        PdfToPpm = find("pdftoppm") ?? Missing("pdftoppm", "poppler-utils");
    }

    public Tool? Ffmpeg { get; }

    public Tool? Ffprobe { get; }

    public Tool? PdfInfo { get; }

    public Tool? PdfToPpm { get; }

    private Tool? Missing(string tool, string package)
    {
        TellOfMissingTool(tool, package);
        return null;
    }

    [LoggerMessage(LogLevel.Warning,
        "{Tool} is not installed: what needs it is stored and served as a plain file. On Debian and Ubuntu: apt-get install {Package}.")]
    private partial void TellOfMissingTool(string tool, string package);
}
