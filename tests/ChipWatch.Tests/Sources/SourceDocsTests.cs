using ChipWatch.Doubles;
using ChipWatch.Sources;
using NJsonSchema;

namespace ChipWatch.Tests.Sources;

/// <summary>What is published about the sources says what the definitions say.</summary>
public sealed class SourceDocsTests
{
    private static readonly SourceCatalogue Catalogue = SourceCatalogue.Load();
    private static readonly string Project = Path.Combine(Shared.Root, "src", "ChipWatch");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(Project, "Sources", "Definitions"), "*.json").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_committed_table_is_the_one_that_the_definitions_give()
    {
        var path = Path.Combine(Project, "Sources", "README.md");
        var written = SourceDocs.Write(Catalogue);

        if (Environment.GetEnvironmentVariable("CHIPWATCH_REWRITE") == "1")
            File.WriteAllText(path, written);
        Assert.Equal(written, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_row_tells_kind_language_cadence_terms_reach_and_second_list()
    {
        var table = SourceDocs.Write(Catalogue);

        Assert.Contains("\n## Filings\n", table, StringComparison.Ordinal);
        Assert.Contains("| `cninfo` | 巨潮资讯: announcements of all mainland boards | zh | 10 min | 2000-01-01 | `eastmoney-announcements` | yes |", table, StringComparison.Ordinal);
        Assert.Contains("| `hkex-latest` (off) |", table, StringComparison.Ordinal);
        Assert.Contains("Key: setting `SamGovKey`.", table, StringComparison.Ordinal);
        Assert.All(Catalogue.Sources, s => Assert.Contains($"| `{s.Id}`", table, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_off_says_how_it_is_switched_on_and_what_that_weakens()
    {
        var table = SourceDocs.Write(Catalogue);

        Assert.All(Catalogue.Sources.Where(s => !s.Enabled), s => Assert.False(string.IsNullOrWhiteSpace(s.SwitchOn), $"{s.Id} does not say what switching it on takes"));
        Assert.Contains("`china-mobile-candidates`, `china-mobile-opinions`, `china-mobile-results`, `china-mobile-single-source`, `china-mobile-tenders`: Write a file", table, StringComparison.Ordinal);
        foreach (var said in new[] { "Options = UnsafeLegacyServerConnect", "OPENSSL_CONF", "weakens every connection of the process", "Unproven: nobody has run it" })
            Assert.Contains(said, table, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Files))]
    public async Task Every_definition_follows_the_published_schema(string file)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Project, "Schemas", "source.schema.json"));
        var errors = schema.Validate(await File.ReadAllTextAsync(Path.Combine(Project, "Sources", "Definitions", file)));

        Assert.Empty(errors.Select(e => $"{e.Path}: {e.Kind}"));
    }

    [Fact]
    public async Task The_schema_bites_on_a_slip_of_the_pen_and_knows_every_reader()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Project, "Schemas", "source.schema.json"));
        var text = await File.ReadAllTextAsync(Path.Combine(Project, "Sources", "Definitions", "cninfo.json"));

        Assert.NotEmpty(schema.Validate(text.Replace("\"watch\"", "\"wach\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(text.Replace("\"rows\"", "\"rowz\"", StringComparison.Ordinal)));
        Assert.Equal(
            SourceReaders.All.Select(r => r.Name).Order(StringComparer.Ordinal),
            schema.Properties["reader"].Enumeration.Select(e => (string)e!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_list_of_issue_4_is_watched()
    {
        string[] wanted =
        [
            "sec-8-k", "sec-submissions", "sec-facts", "sec-search", "sec-daily-index", "cninfo", "sse-bulletins", "szse-bulletins", "eastmoney-announcements",
            "hkex-latest", "hkex-title-search", "sse-ipo", "szse-ipo", "eastmoney-ipo", "eastmoney-tutoring", "hkex-applicants", "sec-f-1", "sec-s-1", "sec-424b4",
            "china-mobile-tenders", "china-mobile-results", "china-telecom", "china-tower", "ccgp-central", "ccgp-local", "sam-gov", "ted",
            "federal-register", "screening-list", "mofcom-policy", "mofcom-export-control", "wallstreetcn-lives", "eastmoney-flash", "cls-telegraph", "gdelt", "wayback",
            "ecb-daily", "ecb-history", "bank-of-taiwan",
        ];
        string[] off = ["hkex-latest", "hkex-title-search", "hkex-applicants", "cls-telegraph", "china-mobile-tenders", "china-mobile-candidates", "china-mobile-results"];

        Assert.Empty(wanted.Except(Catalogue.Sources.Select(s => s.Id)));
        Assert.All(off, id => Assert.False(Catalogue.Find(id)!.Enabled));
        Assert.True(Catalogue.Enabled.Count(s => s.Kind == SourceKind.News && s.Reader == "feed") >= 15);
    }
}
