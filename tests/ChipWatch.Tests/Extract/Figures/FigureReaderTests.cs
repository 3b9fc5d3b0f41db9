namespace ChipWatch.Tests.Extract.Figures;

/// <summary>The tables beside this file: one case a line, text and figures; <c>@date</c> sets the publication.</summary>
public sealed class FigureReaderTests
{
    public static IEnumerable<TheoryDataRow<string, string, string, string>> Cases()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Doubles.Shared.Root, "tests/ChipWatch.Tests/Extract/Figures/Cases"), "*.tsv").Order())
        {
            var published = "";
            foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#'))
            {
                if (line[0] == '@')
                    published = line[1..];
                else if (line.Split('\t') is [var text, var expected])
                    yield return new(Path.GetFileNameWithoutExtension(file), published, text, expected);
                else
                    throw new InvalidDataException($"{file}: a case is text, tab, figures: {line}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reads_what_the_table_says(string table, string published, string text, string expected)
    {
        _ = table;
        var day = published.Length == 0 ? (DateOnly?)null : DateOnly.Parse(published);
        Assert.Equal(expected, FigureCase.All(text, day));
    }
}
