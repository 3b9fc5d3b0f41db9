namespace ChipWatch.Tests.Extract;

public sealed class SnippetTests
{
    /// <summary>
    /// Set to 1 to write what extraction says now into the expected files; then read the diff as if a stranger had sent it.
    /// </summary>
    private const string Lever = "CHIPWATCH_REWRITE_SNIPPETS";

    private static bool Rewriting => Environment.GetEnvironmentVariable(Lever) == "1";

    public static TheoryData<string> Names => [.. Snippet.Names];

    [Theory, MemberData(nameof(Names))]
    public void A_snippet_gives_the_claims_it_is_labelled_with(string name)
    {
        var file = Path.Combine(Snippet.Folder, name + ".expected.json");
        var said = ClaimShape.Of(Snippet.Load(name).Extract());
        if (Rewriting)
            File.WriteAllText(file, said);

        Assert.True(File.Exists(file), $"{name}.expected.json is missing: write it, or run once with {Lever}=1 and check what it wrote");
        Assert.Equal(File.ReadAllText(file).TrimEnd(), said, ignoreLineEndingDifferences: true);
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_quote_is_what_stands_at_its_offsets_and_extraction_repeats_itself(string name)
    {
        var snippet = Snippet.Load(name);
        var claims = snippet.Extract();
        Assert.Equal(Json.Write(claims), Json.Write(snippet.Extract()));
        foreach (var evidence in claims.SelectMany(c => c.Evidence))
            Assert.Equal(snippet.Text[evidence.Start..evidence.End], evidence.Quote);
    }

    [Fact]
    public void The_lever_that_rewrites_expectations_is_off() =>
        Assert.False(Rewriting, $"{Lever} is set: the expectations were just rewritten, so this run proves nothing");

    [Fact]
    public void No_expectation_is_left_without_its_snippet()
    {
        var expected = Directory.EnumerateFiles(Snippet.Folder, "*.expected.json", SearchOption.AllDirectories);
        Assert.DoesNotContain(expected, file => !File.Exists(file.Replace(".expected.json", ".json", StringComparison.Ordinal)));
    }
}
