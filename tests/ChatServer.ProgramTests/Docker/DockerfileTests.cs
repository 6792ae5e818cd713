using System.Text.Json;
using ChatServer.Harness;

namespace ChatServer.ProgramTests.Docker;

/// <summary>Does what the Dockerfile says, as far as that works without an image: the publish steps and the health check.</summary>
public sealed class DockerfileTests : IDisposable
{
    private const int Server = 0;
    private const int Client = 1;
    private const int Image = 2;

    private static readonly string[] Ignored = [.. File.ReadLines(Repository.In(".dockerignore")).Select(line => line.Replace("**/", "", StringComparison.Ordinal))];

    private readonly TemporaryDirectory _source = new();
    private readonly TemporaryDirectory _image = new();
    private readonly TemporaryDirectory _data = new();

    public void Dispose()
    {
        _source.Dispose();
        _image.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task The_publish_steps_make_a_server_that_runs_in_an_empty_folder()
    {
        foreach (var (instruction, arguments) in InstructionsOfStage(Server).Concat(InstructionsOfStage(Client)))
        {
            if (instruction == "COPY") Copy(arguments.Split(' '));
            if (instruction == "RUN") await Shell.RunAsync(_source.Path, 0, "bash", "-c", arguments);
        }

        foreach (var (_, arguments) in InstructionsOfStage(Image).Where(i => i.Instruction == "COPY")) Take(arguments.Split(' '));

        var database = await PostgresCluster.Current.CreateDatabaseAsync();
        await using var server = ServerProcess.StartPublished(
            _image.In("ChatServer.dll"), _data.Path, $"ConnectionStrings:Chat={database}", "Database:AllowDataLoss=true");
        await server.ListensAsync();

        Assert.Contains("<div id=\"app\">", await server.Http.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_check_tells_a_server_that_is_ready_from_none()
    {
        await using var app = await ChatApp.StartAsync();
        var check = InstructionsOfStage(Image).Single(i => i.Instruction == "HEALTHCHECK").Arguments;
        var command = JsonSerializer.Deserialize<string[]>(check[check.IndexOf('[', StringComparison.Ordinal)..])!;

        await Shell.RunAsync("/", 0, command[0], [.. command[1..].Select(a => a.Replace("/8080", $"/{app.Address.Port}", StringComparison.Ordinal))]);
        await Shell.RunAsync("/", 1, command[0], [.. command[1..].Select(a => a.Replace("/8080", "/1", StringComparison.Ordinal))]);
    }

    [Fact]
    public void The_server_does_not_run_as_root() =>
        Assert.Equal("$APP_UID", InstructionsOfStage(Image).Single(i => i.Instruction == "USER").Arguments);

    private static IEnumerable<(string Instruction, string Arguments)> InstructionsOfStage(int stage)
    {
        var lines = File.ReadAllText(Repository.In("Dockerfile")).Replace("\\\n", " ", StringComparison.Ordinal).Split('\n');
        var stages = -1;
        foreach (var line in lines.Where(l => l.Length > 0 && l[0] != '#'))
        {
            var (instruction, arguments) = (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            if (instruction == "FROM") stages++;
            if (stages == stage) yield return (instruction, arguments);
        }
    }

    private void Copy(string[] arguments)
    {
        var target = _source.In(arguments[^1].TrimStart('.', '/'));
        foreach (var source in arguments[..^1])
        {
            if (Directory.Exists(Repository.In(source))) CopyDirectory(Repository.In(source), target);
            else CopyFile(Repository.In(source), Path.Combine(target, Path.GetFileName(source)));
        }
    }

    /// <summary>What an earlier stage made, such as "--from=client /source/made ./there".</summary>
    private void Take(string[] arguments) =>
        CopyDirectory(_source.In(arguments[1]["/source/".Length..]), _image.In(arguments[2].TrimStart('.', '/')));

    private static void CopyDirectory(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source)) CopyFile(file, Path.Combine(target, Path.GetFileName(file)));
        foreach (var directory in Directory.EnumerateDirectories(source).Where(d => !Ignored.Contains(Path.GetFileName(d))))
            CopyDirectory(directory, Path.Combine(target, Path.GetFileName(directory)));
    }

    private static void CopyFile(string source, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(source, target, overwrite: true);
    }
}
