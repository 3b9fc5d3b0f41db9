namespace ChipWatch.Tests.Extract;

/// <summary>A whole news item of ours on bid wins with what a careful reader takes from it.</summary>
internal sealed record AwardNews(int Number, string Name, string Text, IReadOnlyList<AwardNews.Award> Awards)
{
    /// <summary>Each field lists the ways of writing it that are right, none where the item does not say; joint winners are several.</summary>
    public sealed record Award(IReadOnlyList<string[]> Suppliers, string[] Buyer, string[] Amount, string[] Project);

    public static IReadOnlyList<AwardNews> In(string file) =>
        [.. LabelledItem.In(file).Select(i => new AwardNews(i.Number, i.Name, i.Text, [.. i.Rows.Select(AwardOf)]))];

    private static Award AwardOf(string[] fields) =>
        new([.. fields[0].Split(" + ").Select(LabelledItem.Ways)], LabelledItem.Ways(fields[1]), LabelledItem.Ways(fields[2]), LabelledItem.Ways(fields[3]));
}
