using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace ChatServer.Tests.Architecture;

/// <summary>Keeps the directions between the folders. An exception stands here with its reason, or it is none.</summary>
public sealed class DirectionTests
{
    /// <summary>What every feature stands on; it knows none of them.</summary>
    private static readonly string[] GroundFloor = ["Http", "Persistence", "Changes", "Jobs", "Telemetry", "Refusals", "Texts", "Fetching"];

    private static readonly string[] Entities =
    [
        .. typeof(Program).Assembly.GetTypes()
            .SelectMany(t => t.GetInterfaces())
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
            .Select(i => i.GenericTypeArguments[0].Name),
    ];

    [Fact]
    public void Entities_and_rules_about_text_know_nothing_of_the_web_or_the_database()
    {
        var rules = SourceFile.All.Where(f => Entities.Contains(f.Name) || f.Folder == "Texts").ToList();
        Assert.True(rules.Count > 10, "The entities were not found.");

        string[] foreign = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Npgsql"];
        var wrong = rules.Where(f => foreign.Any(f.Uses));

        // The user is Identity's.
        Assert.Equal(["Users/User.cs"], wrong.Select(f => f.Path));
    }

    [Fact]
    public void Only_Realtime_talks_to_connections()
    {
        var wrong = SourceFile.All.Where(f => f.Folder != "Realtime" && (f.Uses("Microsoft.AspNetCore.SignalR") || f.RefersTo("Realtime")));

        // The one tells clients Realtime's limits, the other describes the hub: neither touches a socket.
        Assert.DoesNotContain(wrong, f => f.Folder != "Capabilities" && f.Path != "Http/Docs/HubPage.cs");
    }

    [Fact]
    public void Nobody_refers_to_Parse() =>
        Assert.DoesNotContain(SourceFile.All, f => f.Folder != "Parse" && f.RefersTo("Parse"));

    [Fact]
    public void The_demo_makes_its_world_by_use_cases_alone_and_nobody_refers_to_it()
    {
        var database = SourceFile.All.Where(f => f.Folder == "Demo" && (f.RefersTo("Persistence") || f.Uses("Microsoft.EntityFrameworkCore")));

        // The one registers, the other looks whether the world is there.
        Assert.Equal(["Demo/DemoModule.cs", "Demo/DemoWorld.cs"], database.Select(f => f.Path).Order());
        Assert.DoesNotMatch(@"SaveChanges|Execute\w*Async", database.Last().Code);
        Assert.DoesNotContain(SourceFile.All, f => f.Folder != "Demo" && f.RefersTo("Demo"));
    }

    [Fact]
    public void Parse_calls_use_cases_and_never_tables() =>
        Assert.DoesNotContain(SourceFile.All, f => f.Folder == "Parse" && (f.RefersTo("Persistence") || f.Uses("Npgsql")));

    [Fact]
    public void The_ground_floor_knows_no_feature()
    {
        var features = SourceFile.Folders.Except(GroundFloor);
        var wrong =
            from file in SourceFile.All.Where(f => GroundFloor.Contains(f.Folder))
            from feature in features.Where(file.RefersTo)
            select $"{file} refers to {feature}";

        // The context derives from Identity's, which asks for the user.
        Assert.Equal(["Persistence/ChatDbContext.cs refers to Users"], wrong);
    }

    [Fact]
    public void Doors_translate_and_leave_the_tables_to_the_use_cases()
    {
        var doors = SourceFile.All.Where(f => f.Name.EndsWith("Controller", StringComparison.Ordinal) || f.Name.EndsWith("Hub", StringComparison.Ordinal)).ToList();
        Assert.True(doors.Count > 5, "The controllers were not found.");

        Assert.DoesNotContain(doors, f => f.RefersTo("Persistence") || f.Uses("Microsoft.EntityFrameworkCore") || f.Uses("Npgsql"));
    }

    [Fact]
    public void Only_the_writer_inserts_messages() =>
        Assert.Equal(["Messages/Writing"], FoldersWhere(new Regex(@"insert\s+into\s+messages\b|\.Add(Range)?\(new Message\b|<Message>\(\)\.Add")));

    [Fact]
    public void Only_Changes_and_the_writer_give_out_positions() =>
        Assert.Equal(["Changes", "Messages/Writing"], FoldersWhere(new Regex(@"insert\s+into\s+(user_)?changes\b|\bset\s+(list_)?head_seq\b|\bHeadSeq\s*(=[^=>]|\+\+|\+=)")));

    private static IEnumerable<string> FoldersWhere(Regex written) =>
        SourceFile.All.Where(f => written.IsMatch(f.Text)).Select(f => Path.GetDirectoryName(f.Path)!).Distinct().Order();
}
