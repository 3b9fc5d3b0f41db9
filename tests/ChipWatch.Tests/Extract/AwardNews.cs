using System.Globalization;

namespace ChipWatch.Tests.Extract;

/// <summary>A whole news item of ours on bid wins with what a careful reader takes from it.</summary>
internal sealed record AwardNews(int Number, string Name, string Text, IReadOnlyList<AwardNews.Award> Awards)
{
    /// <summary>Each field lists the ways of writing it that are right, none where the item does not say; joint winners are several.</summary>
    public sealed record Award(IReadOnlyList<string[]> Suppliers, string[] Buyer, string[] Amount, string[] Project);

    public static IReadOnlyList<AwardNews> In(string file)
    {
        var items = new List<AwardNews>();
        var (head, text, awards) = (Array.Empty<string>(), new List<string>(), new List<Award>());
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && !l.StartsWith("# ", StringComparison.Ordinal)).Append("## 0 end"))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (head.Length > 0)
                    items.Add(new(int.Parse(head[1], CultureInfo.InvariantCulture), head[2], string.Join('\n', text), [.. awards]));
                (head, text, awards) = (line.Split(' '), [], []);
            }
            else if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                var fields = line[2..].Split('|');
                awards.Add(new([.. fields[0].Split(" + ").Select(Ways)], Ways(fields[1]), Ways(fields[2]), Ways(fields[3])));
            }
            else
            {
                text.Add(line);
            }
        }

        return items;
    }

    private static string[] Ways(string field) => field.Split(" / ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
