using ChipWatch.Cli.Demo;
using ChipWatch.Sources;

namespace ChipWatch.Cli.Tests;

public sealed class SampleSourceTests
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Demo", "Samples");
    private static readonly SourceCatalogue Catalogue = SourceCatalogue.LoadFolder(Path.Combine(Samples, "sources"));

    public static TheoryData<string> Ids => [.. Catalogue.Sources.Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Every_sample_source_lists_its_items_without_complaint(string id)
    {
        var source = Catalogue.Find(id)!;
        var reader = Catalogue.ReaderOf(source);
        var query = new ListQuery(DemoClock.Start);
        var request = reader.First(source, query)!;
        using var web = new HttpMessageInvoker(new SampleWeb(Path.Combine(Samples, "web")));
        using var answer = await web.SendAsync(new(new(request.Method), request.Url), TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var page = reader.Read(source, query, request, new((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentType?.CharSet, body, request.Url));
        Assert.Null(page.Problem);
        Assert.Empty(page.Reasons);
        Assert.NotEmpty(page.Items);
        Assert.All(page.Items, i => Assert.NotNull(i.Item.PublishedOn));
        Assert.Equal(page.Rows, page.Items.Count);
    }
}
