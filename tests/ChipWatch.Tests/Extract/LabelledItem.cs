using System.Globalization;

namespace ChipWatch.Tests.Extract;

/// <summary>
/// A news item of ours with its labels: <c>## number name</c>, the text, then a line <c>&gt; field | field</c> for each thing that it
/// tells; ways of writing one field are parted by <c> / </c>.
/// </summary>
internal sealed record LabelledItem(int Number, string Name, string Text, IReadOnlyList<string[]> Rows)
{
    public static IReadOnlyList<LabelledItem> In(string file)
    {
        var items = new List<LabelledItem>();
        var (head, text, rows) = (Array.Empty<string>(), new List<string>(), new List<string[]>());
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && !l.StartsWith("# ", StringComparison.Ordinal)).Append("## 0 end"))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                if (head.Length > 0)
                    items.Add(new(int.Parse(head[1], CultureInfo.InvariantCulture), head[2], string.Join('\n', text), [.. rows]));
                (head, text, rows) = (line.Split(' '), [], []);
            }
            else if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                rows.Add(line[2..].Split('|'));
            }
            else
            {
                text.Add(line);
            }
        }

        return items;
    }

    public static string[] Ways(string field) => field.Split(" / ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
