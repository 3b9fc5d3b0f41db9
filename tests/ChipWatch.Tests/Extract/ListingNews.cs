using System.Globalization;

namespace ChipWatch.Tests.Extract;

/// <summary>A whole news item of ours with what a careful reader takes from it.</summary>
internal sealed record ListingNews(int Number, string Name, string Text, IReadOnlyList<ListingNews.Expected> Claims)
{
    /// <summary>One claim; each field lists the ways of writing it that are right, none where the item does not say.</summary>
    public sealed record Expected(string[] Stage, string[] Company, string[] Price, string[] Raise, string[] Ticker);

    public static IReadOnlyList<ListingNews> In(string file) => [.. Read(File.ReadLines(file))];

    /// <summary>The stages as readers of news fold them.</summary>
    public static string StageOf(IpoStage? stage) => stage switch
    {
        IpoStage.Listed => "listed",
        IpoStage.Suspended or IpoStage.Deferred or IpoStage.Rejected => "suspended",
        IpoStage.Withdrawn or IpoStage.Terminated => "ended",
        IpoStage.Delisted => "delisted",
        _ => "preparing",
    };

    private static IEnumerable<ListingNews> Read(IEnumerable<string> lines)
    {
        string[]? head = null;
        var text = new List<string>();
        var claims = new List<Expected>();
        foreach (var line in lines.Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)).Append("## end end"))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (head is not null)
                    yield return new(int.Parse(head[1], CultureInfo.InvariantCulture), head[2], string.Join('\n', text), [.. claims]);
                (head, text, claims) = (line.Split(' '), [], []);
            }
            else if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                var fields = line[2..].Split('|').Select(field => field.Split(" / ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Concat(Enumerable.Repeat(Array.Empty<string>(), 5)).ToArray();
                claims.Add(new(fields[0], fields[1], fields[2], fields[3], fields[4]));
            }
            else
            {
                text.Add(line);
            }
        }
    }
}
