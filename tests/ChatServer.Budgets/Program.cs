using System.Globalization;
using ChatServer.Budgets;

// Arguments are the names of some budgets, and a number: how often each is measured.
var runs = args.Select(a => int.TryParse(a, CultureInfo.InvariantCulture, out var number) ? number : 0).FirstOrDefault(n => n > 0, 5);
var names = args.Where(a => !int.TryParse(a, CultureInfo.InvariantCulture, out _)).ToList();
var budgets = Budget.All.Where(b => names.Count == 0 || names.Contains(b.Name)).ToList();
if (budgets.Count == 0)
{
    Console.Error.WriteLine($"There are these budgets: {string.Join(", ", Budget.All.Select(b => b.Name))}.");
    return 2;
}

await using var place = await Place.OpenAsync();
Console.WriteLine($"{runs} runs each, but one of what takes minutes; the processor slowed down {Place.Slowdown} times, but for the heap.");
var areKept = true;
foreach (var budget in budgets)
{
    List<double> figures = [];
    for (var run = 0; run < (budget.IsLong ? 1 : runs); run++) figures.Add(await budget.Measure(place));
    figures.Sort();
    var median = figures[figures.Count / 2];
    areKept &= median < budget.Goal;
    Console.WriteLine(
        $"{(median < budget.Goal ? "kept  " : "MISSED")} {budget.Name,-8} {budget.What}: median {median:0.##} {budget.Unit} "
        + $"({figures[0]:0.##} to {figures[^1]:0.##}), goal < {budget.Goal} {budget.Unit}");
}

return areKept ? 0 : 1;
