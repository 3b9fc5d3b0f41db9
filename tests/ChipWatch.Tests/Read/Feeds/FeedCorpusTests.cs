using ChipWatch.Doubles;
using ChipWatch.Read;
using ChipWatch.Read.Feeds;

namespace ChipWatch.Tests.Read.Feeds;

/// <summary>1,850 odd feeds and what is to be read from them, as far as it is something that we read.</summary>
public sealed class FeedCorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_feed_is_read_without_throwing_and_nearly_all_expectations_hold()
    {
        var folder = Shared.Require("eval", "feeds");
        int files = 0, interpretable = 0, hold = 0;
        var failed = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            files++;
            var bytes = File.ReadAllBytes(file);
            var feed = FeedReader.Read(bytes);
            if (FeedExpectation.Parse(Charset.Decode(bytes, null)) is not { } expectation)
                continue;
            interpretable++;
            if (Holds(expectation, feed))
                hold++;
            else
                failed.Add(Path.GetRelativePath(folder, file));
        }

        output.WriteLine($"{files} feeds, {interpretable} interpretable expectations, {hold} hold");
        output.WriteLine(string.Join('\n', failed));
        Assert.True(interpretable >= 1000, $"only {interpretable} interpretable");
        Assert.True(hold >= interpretable * 0.9, $"{hold} of {interpretable} hold");
    }

    private static bool Holds(FeedExpectation expectation, FeedDocument feed)
    {
        try
        {
            return expectation.Holds(feed);
        }
        catch (ArgumentOutOfRangeException)
        {
            return false; // the entry that the expectation speaks of was not read
        }
    }
}
