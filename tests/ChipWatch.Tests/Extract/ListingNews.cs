namespace ChipWatch.Tests.Extract;

/// <summary>A whole news item of ours with what a careful reader takes from it.</summary>
internal sealed record ListingNews(int Number, string Name, string Text, IReadOnlyList<ListingNews.Expected> Claims)
{
    /// <summary>One claim; each field lists the ways of writing it that are right, none where the item does not say.</summary>
    public sealed record Expected(string[] Stage, string[] Company, string[] Price, string[] Raise, string[] Ticker);

    public static IReadOnlyList<ListingNews> In(string file) =>
        [.. LabelledItem.In(file).Select(i => new ListingNews(i.Number, i.Name, i.Text, [.. i.Rows.Select(ExpectedOf)]))];

    /// <summary>The stages as readers of news fold them.</summary>
    public static string StageOf(IpoStage? stage) => stage switch
    {
        IpoStage.Listed => "listed",
        IpoStage.Suspended or IpoStage.Deferred or IpoStage.Rejected => "suspended",
        IpoStage.Withdrawn or IpoStage.Terminated => "ended",
        IpoStage.Delisted => "delisted",
        _ => "preparing",
    };

    /// <summary>The last fields may be left out.</summary>
    private static Expected ExpectedOf(string[] row)
    {
        var fields = row.Select(LabelledItem.Ways).Concat(Enumerable.Repeat(Array.Empty<string>(), 5)).ToArray();
        return new(fields[0], fields[1], fields[2], fields[3], fields[4]);
    }
}
