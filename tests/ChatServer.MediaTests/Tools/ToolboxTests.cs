using ChatServer.Media.Processing.Documents;
using ChatServer.Media.Processing.Recordings;
using ChatServer.Media.Processing.Tools;
using ChatServer.MediaTests.Recordings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatServer.MediaTests.Tools;

public sealed class ToolboxTests
{
    [Fact]
    public void Where_tools_are_missing_the_log_says_what_to_install_and_their_files_are_left_alone()
    {
        var log = new Lines();

        var empty = new Toolbox(log, _ => null);

        Assert.Equal(["ffmpeg", "ffmpeg", "poppler-utils", "poppler-utils"], log.Warnings.Select(w => w.Split("apt-get install ")[1].TrimEnd('.')));
        Assert.False(new RecordingProcessor(empty, Workshop.Pictures, Options.Create(new RecordingOptions())).Accepts("video/mp4"));
        Assert.False(new PdfProcessor(empty, Workshop.Pictures, Options.Create(new DocumentOptions())).Accepts("application/pdf"));
    }

    private sealed class Lines : ILogger<Toolbox>
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Warnings.Add(formatter(state, exception));
    }
}
