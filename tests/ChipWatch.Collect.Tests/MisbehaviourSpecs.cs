using System.Globalization;
using System.Text;
using ChipWatch.Collect.Tests.Rig;
using ChipWatch.Doubles;

namespace ChipWatch.Collect.Tests;

/// <summary>
/// A server that goes wrong just when something new is published, and is mended. The pipeline runs on its own schedule, minute by
/// minute: what is lost, what is said, and how long it takes to heal stand in src/ChipWatch/Collect/README.md, which these tests keep.
/// </summary>
public sealed class MisbehaviourSpecs
{
    private static readonly TimeSpan[] Marks = [TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1)];

    public static TheoryData<string> Faults => [.. Fault.All.Select(f => f.ToString())];

    [Theory, MemberData(nameof(Faults))]
    public async Task It_is_said_and_nothing_is_lost(string fault)
    {
        var row = await RowOfAsync(Fault.All.Single(f => f.ToString() == fault));

        if (Environment.GetEnvironmentVariable("CHIPWATCH_REWRITE") == "1")
            Rewrite(row);
        Assert.Contains(row, File.ReadAllLines(Readme));
    }

    [Fact]
    public void The_table_holds_no_other_rows() =>
        Assert.Equal(Fault.All.Select(f => $"| {f.Where} | {f.What} |"), Table().Select(r => string.Join('|', r.Split('|')[..3]) + "|"));

    private static string Readme => Path.Combine(Shared.Root, "src", "ChipWatch", "Collect", "README.md");

    private static async Task<string> RowOfAsync(Fault fault)
    {
        await using var site = await Site.StartAsync();
        var rows = new Rows(Rows.Numbered(1, 3, "2026-03-03"));
        site.Answer = rows.AnswerAsync;
        await using var watcher = new Watcher(site, settings: new Dictionary<string, string?> { ["ChipWatch:Collect:MaxListMegabytes"] = "1", ["ChipWatch:Collect:MaxItemMegabytes"] = "1" });
        Assert.NotNull(await FastMotion.RunUntilAsync(watcher, () => Task.FromResult(watcher.Collected.Count == 3), TimeSpan.FromHours(1)));

        rows.All.Insert(0, new("n4", "2026-03-04"));
        site.Instead[fault.Where == "list" ? "/list" : "/item/n4"] = fault.Answer;
        var said = "";
        Assert.True(await FastMotion.RunUntilAsync(watcher, async () => (said = await SaidAsync(watcher)).Contains(fault.Said, StringComparison.Ordinal), TimeSpan.FromDays(1), fault.Slow) is not null, $"said nothing of it, only '{said}'");
        Assert.Equal(fault.Captured, watcher.Collected.Contains("n4"));

        site.Instead.Clear();
        var healed = await FastMotion.RunUntilAsync(watcher, () => Task.FromResult(FastMotion.CaptureOf(watcher, "n4") is { } bytes && Encoding.UTF8.GetString(bytes) == Rows.PageOf("n4")), TimeSpan.FromDays(3));
        var lost = new[] { "n1", "n2", "n3", "n4" }.Where(id => FastMotion.CaptureOf(watcher, id) is null || (id == "n4" && healed is null)).ToList();
        Assert.Equal((HealthStatus.Ok, null), ((await watcher.HealthAsync()).Status, (await watcher.HealthAsync()).Reason));
        Assert.Equal(4, watcher.Documents.Count(d => d.Revision == 0));
        Assert.All(watcher.Dialled, d => Assert.Equal("93.184.215.14", d.Address.ToString()));
        return $"| {fault.Where} | {fault.What} | {(lost.Count == 0 ? "nothing" : string.Join(", ", lost))} | {fault.Said.Replace("|", "\\|", StringComparison.Ordinal)} | {InWords(healed)} |";
    }

    /// <summary>Health, waiting items, failures and doubts: whatever a person would look at.</summary>
    private static async Task<string> SaidAsync(Watcher watcher)
    {
        var state = await watcher.StateAsync();
        string?[] said = [(await watcher.HealthAsync()).Reason, .. state.Open.Select(o => o.Reason), .. state.Recent.Select(r => r.Failure ?? r.Doubt)];
        return string.Join("; ", said.OfType<string>());
    }

    private static string InWords(TimeSpan? healed) => healed is not { } time ? "never" : Array.FindIndex(Marks, m => time <= m) switch
    {
        < 0 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0.0} days"),
        var mark when Marks[mark] < TimeSpan.FromHours(1) => string.Create(CultureInfo.InvariantCulture, $"within {Marks[mark].TotalMinutes:0} min"),
        var mark => string.Create(CultureInfo.InvariantCulture, $"within {Marks[mark].TotalHours:0} h"),
    };

    private static List<string> Table() => [.. File.ReadAllLines(Readme).SkipWhile(l => !l.StartsWith("|---", StringComparison.Ordinal)).Skip(1).TakeWhile(l => l.StartsWith('|'))];

    /// <summary>Puts one row in its place; the others stay.</summary>
    private static void Rewrite(string row)
    {
        var lines = File.ReadAllLines(Readme).ToList();
        var first = lines.FindIndex(l => l.StartsWith("|---", StringComparison.Ordinal)) + 1;
        var old = Table();
        var named = old.Append(row).GroupBy(r => string.Join('|', r.Split('|')[..3])).ToDictionary(g => g.Key, g => g.Last());
        lines.RemoveRange(first, old.Count);
        lines.InsertRange(first, Fault.All.Select(f => $"| {f.Where} | {f.What} ").Where(named.ContainsKey).Select(k => named[k]));
        File.WriteAllText(Readme, string.Join('\n', lines) + "\n");
    }
}
