using System.Text.Json;

namespace ChipWatch.Tests.Extract.Figures;

/// <summary>What Microsoft's recognizers read, we read; where we do not, <c>recognizers-exceptions.json</c> says why.</summary>
public sealed class RecognizersSpecTests
{
    private sealed record ListedCase(string File, int Index, string Reason);

    private static readonly Dictionary<(string, int), string> Listed = JsonSerializer
        .Deserialize<List<ListedCase>>(
            File.ReadAllText(Path.Combine(Doubles.Shared.Root, "tests/ChipWatch.Tests/Extract/Figures/recognizers-exceptions.json")), JsonSerializerOptions.Web)!
        .ToDictionary(c => (c.File, c.Index), c => c.Reason);

    public static IEnumerable<TheoryDataRow<string, string>> Specs() => RecognizersSpec.Files.Select(f => new TheoryDataRow<string, string>(f.File, f.Type));

    [Theory]
    [MemberData(nameof(Specs))]
    public void Every_case_agrees_but_the_listed_ones(string file, string type)
    {
        var surprises = new List<string>();
        foreach (var (index, entry) in RecognizersSpec.Supported(Text(file), type))
        {
            var difference = RecognizersSpec.Difference(entry, type);
            var listed = Listed.ContainsKey((file, index));
            if (difference is not null && !listed)
                surprises.Add($"{file}[{index}] fails and is not listed: {difference}");
            if (difference is null && listed)
                surprises.Add($"{file}[{index}] passes and is still listed");
        }

        Assert.Empty(surprises);
    }

    [Theory]
    [InlineData("currency")]
    [InlineData("percentage")]
    [InlineData("datetimeV2.date")]
    public void At_least_98_in_100_of_each_type_agree(string type)
    {
        var total = 0;
        var agreeing = 0;
        foreach (var (file, _) in RecognizersSpec.Files.Where(f => f.Type == type))
        {
            foreach (var (_, entry) in RecognizersSpec.Supported(Text(file), type))
            {
                total++;
                agreeing += RecognizersSpec.Difference(entry, type) is null ? 1 : 0;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{type}: {agreeing} of {total} agree");
        Assert.True(agreeing >= 0.98 * total, $"{type}: {agreeing} of {total}");
    }

    [Fact]
    public void Every_listed_case_has_a_reason() => Assert.DoesNotContain(Listed, c => c.Value.Length < 10);

    private static string Text(string file) => File.ReadAllText(Doubles.Shared.Require(["eval", "figures", .. file.Split('/')]));
}
