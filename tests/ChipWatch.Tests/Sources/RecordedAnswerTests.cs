using ChipWatch.Doubles;
using ChipWatch.Sources;

namespace ChipWatch.Tests.Sources;

/// <summary>Answers that others recorded from the real services; skipped where they are not beside the project.</summary>
public sealed class RecordedAnswerTests
{
    private static readonly SourceCatalogue Catalogue = SourceCatalogue.Load();

    [Theory]
    [InlineData("sec-8-k", "8-K")]
    [InlineData("sec-s-1", "S-1")]
    [InlineData("sec-6-k", "6-K")]
    public void Of_EDGARs_latest_filings_each_of_the_form_is_listed_once_under_its_accession_number(string id, string form)
    {
        var path = Shared.Require("fixtures", "sec", "getcurrent_selected_forms.atom.xml");
        var recorded = File.ReadAllText(path, System.Text.Encoding.Latin1);
        var accessions = System.Xml.Linq.XDocument.Parse(recorded).Root!.Elements().Where(e => e.Name.LocalName == "entry")
            .Where(e => e.Elements().Any(c => c.Name.LocalName == "category" && (string?)c.Attribute("term") is { } t && (t == form || t == form + "/A")))
            .Select(e => e.Elements().Single(c => c.Name.LocalName == "id").Value.Split('=')[^1]).Distinct().ToList();

        var page = Read(id, path, "application/atom+xml", watch: false);

        Assert.Null(page.Problem);
        Assert.NotEmpty(accessions);
        Assert.Equal(accessions, page.Items.Select(i => i.Item.ExternalId));
        Assert.All(page.Items, i => Assert.NotNull(i.Item.PublishedAt));
        Assert.All(page.Items, i => Assert.Equal(i.Item.ExternalId + ".txt", i.Item.Document!.Segments[^1]));
    }

    [Fact]
    public void EDGARs_503_behind_the_last_page_is_an_end_and_on_the_first_a_failure()
    {
        var body = File.ReadAllBytes(Shared.Require("fixtures", "sec", "getcurrent_past_end_503.html"));
        var (source, reader, request) = Open("sec-8-k");
        var answer = SourceFixture.Answer(body, "text/html", request.Url, 503);

        Assert.NotNull(reader.Read(source, new(SourceFixture.Now), request, answer).Problem);
        Assert.Null(reader.Read(source, new(SourceFixture.Now) { Page = 3 }, request, answer).Problem);
    }

    [Theory]
    [InlineData("sec-8-k", 403)]
    [InlineData("sec-submissions", 403)]
    [InlineData("sec-submissions", 200)]
    [InlineData("sec-daily-index", 403)]
    public void EDGARs_page_for_undeclared_tools_is_a_block_whatever_its_status(string id, int status)
    {
        var body = File.ReadAllBytes(Shared.Require("fixtures", "sec", "undeclared_automated_tool_403.html"));
        var (source, reader, request) = Open(id);

        Assert.Equal(ListProblem.Blocked, reader.Read(source, new(SourceFixture.Now), request, SourceFixture.Answer(body, "text/html", request.Url, status)).Problem);
    }

    [Fact]
    public void A_daily_index_is_read_to_the_last_line()
    {
        var path = Shared.Require("fixtures", "sec", "daily_index_form.20200318.idx");
        var (source, reader, _) = Open("sec-daily-index");
        source = source with { Watch = false, Settings = System.Text.Json.JsonSerializer.SerializeToElement(new { forms = new[] { "1-A", "10-K", "10-Q" } }) };
        var query = new ListQuery(SourceFixture.Now, new(2020, 3, 18), new(2020, 3, 19));
        var request = reader.First(source, query)!;
        Assert.Equal("https://www.sec.gov/Archives/edgar/daily-index/2020/QTR1/form.20200318.idx", request.Url.AbsoluteUri);

        var page = reader.Read(source, query, request, SourceFixture.Answer(File.ReadAllBytes(path), "text/plain", request.Url));

        var lines = File.ReadAllLines(path).Where(l => l.Contains("edgar/data/", StringComparison.Ordinal)).ToList();
        var wanted = lines.Count(l => l[..12].Trim().Replace("/A", "", StringComparison.Ordinal) is "1-A" or "10-K" or "10-Q");
        Assert.True(wanted > 3);
        Assert.Equal(wanted, page.Items.Count);
        Assert.Empty(page.Reasons);
        Assert.All(page.Items, i => Assert.Equal(new(2020, 3, 18), i.Item.PublishedOn));
        Assert.EndsWith("form.20200319.idx", page.Next!.Url.AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("submissions_aapl_trimmed.json", "0000320193")]
    [InlineData("submissions_tesla_trimmed.json", "0001318605")]
    public void Submissions_become_items_without_instants_that_their_day_contradicts(string file, string cik)
    {
        var path = Shared.Require("fixtures", "sec", file);
        var (source, reader, request) = Open("sec-submissions");
        var page = reader.Read(source, new(SourceFixture.Now, new(1994, 1, 1), new(2026, 12, 31)), request, SourceFixture.Answer(File.ReadAllBytes(path), "application/json", request.Url));

        Assert.NotEmpty(page.Items);
        Assert.All(page.Items, i => Assert.Equal(cik, i.Item.Facts["cik"]));
        Assert.All(page.Items, i => Assert.True(i.Item.PublishedAt is not { } at || DateOnly.FromDateTime(at.DateTime) <= i.Item.PublishedOn));
    }

    [Fact]
    public void Older_filings_are_the_bare_columns_and_take_company_and_next_file_from_the_address()
    {
        var path = Shared.Require("fixtures", "magic_market", "magic-sec-rs__submissions-older.json");
        var (source, reader, _) = Open("sec-submissions");
        var request = new SourceRequest(new("https://data.sec.gov/submissions/CIK0001045810-submissions-001.json#NVIDIA%20CORP/CIK0001045810-submissions-002.json"));

        var page = reader.Read(source, new(SourceFixture.Now, new(2024, 1, 1), new(2024, 12, 31)), request, SourceFixture.Answer(File.ReadAllBytes(path), "application/json", request.Url));

        Assert.Equal(["0000320193-24-000099", "0000320193-24-000001"], page.Items.Select(i => i.Item.ExternalId));
        Assert.Equal("10-K - NVIDIA CORP", page.Items[0].Item.Title);
        Assert.Equal("NVDA.US", page.Items[0].Item.Ticker);
        Assert.Equal("https://data.sec.gov/submissions/CIK0001045810-submissions-002.json#NVIDIA%20CORP", page.Next!.Url.AbsoluteUri);
    }

    [Fact]
    public void The_older_list_of_Shanghai_is_read_in_its_callback()
    {
        var page = Read("sse-bulletins-flat", Shared.Require("fixtures", "magic_market", "magic-exchange-rs__sse_announcements_page1.jsonp"), "application/javascript", watch: false);

        Assert.Equal(2, page.DeclaredTotal);
        Assert.Equal("600396_20260723_A001", page.Items[0].Item.ExternalId);
        Assert.Equal("600396.SH", page.Items[0].Item.Ticker);
        Assert.Null(page.Next);
    }

    [Fact]
    public void The_rolling_page_of_Xinhua_Finance_is_read()
    {
        var page = Read("xinhua-finance", Shared.Require("fixtures", "magic_market", "magic-xinhua-rs__news.html"), "text/html", watch: false);

        Assert.Equal(3, page.Items.Count);
        Assert.Equal("https://www.cnfin.com/yw-lb/detail/20260729/4277771_1.html", page.Items[0].Item.Link!.AbsoluteUri);
        Assert.Equal("2026-07-29T10:31:05+08:00", page.Items[0].Item.PublishedAt?.ToString("yyyy-MM-ddTHH:mm:sszzz"));
    }

    [Fact]
    public void Company_facts_give_each_filings_own_period()
    {
        var path = Shared.Require("fixtures", "sec", "companyfacts_nvda_trimmed.json");
        var (source, reader, request) = Open("sec-facts");
        var page = reader.Read(source, new(SourceFixture.Now, new(2009, 1, 1), new(2026, 12, 31)), request, SourceFixture.Answer(File.ReadAllBytes(path), "application/json", request.Url));

        Assert.NotEmpty(page.Items);
        Assert.All(page.Items, i => Assert.Matches(@"for the period from [A-Z][a-z]+ \d", System.Text.Encoding.UTF8.GetString(i.Content!.Value.Span)));
        Assert.Equal(page.Items.Count, page.Items.Select(i => i.Item.ExternalId).Distinct().Count());
    }

    [Theory]
    [InlineData("cninfo", "magic-cninfo-rs__announcements_page.json", 2, "1225438962", "600396.SH", "2026-07-24")]
    [InlineData("szse-bulletins", "magic-exchange-rs__szse_announcements_page1.json", 2, "1225429654", "000858.SZ", "2026-07-18")]
    public void Announcement_lists_of_the_mainland_are_read(string id, string file, int count, string first, string ticker, string day)
    {
        var page = Read(id, Shared.Require("fixtures", "magic_market", file), "application/json", watch: false);

        Assert.Equal(count, page.Items.Count);
        Assert.Equal((first, ticker, day), (page.Items[0].Item.ExternalId, page.Items[0].Item.Ticker, page.Items[0].Item.PublishedOn?.ToString("yyyy-MM-dd")));
        Assert.Null(page.Items[0].Item.PublishedAt);
        Assert.Null(page.Next);
    }

    [Fact]
    public void Flashes_of_the_Securities_Times_are_read()
    {
        var page = Read("stcn-flash", Shared.Require("fixtures", "magic_market", "magic-stcn-rs__quick-news.json"), "application/json", watch: false);

        Assert.Equal(2, page.Items.Count);
        Assert.Equal("https://www.stcn.com/article/detail/4754321.html", page.Items[0].Item.Link!.AbsoluteUri);
    }

    [Fact]
    public void Opportunities_of_SAM_are_read_without_the_word_null_for_an_address()
    {
        var page = Read("sam-gov", Shared.Require("fixtures", "sam", "opportunities_v2_doc_examples.json"), "application/json", watch: false);

        Assert.Equal(2, page.Items.Count);
        Assert.Equal(34, page.DeclaredTotal);
        Assert.Equal("https://sam.gov/opp/ff826a59eac743c4a1a07ff5e0cf3e3a/view", page.Items[1].Item.Link!.AbsoluteUri);
        Assert.Contains("D.G. Beyer", System.Text.Encoding.UTF8.GetString(page.Items[0].Content!.Value.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ecb_success.xml", 1)]
    [InlineData("ecb_historical-90d.xml", 60)]
    [InlineData("ecb_historical.xml", 60)]
    public void The_ECBs_days_are_read(string file, int atLeast)
    {
        var path = Shared.Require("fixtures", "fx", file);
        var (source, reader, request) = Open("ecb-history");
        var page = reader.Read(source, new(SourceFixture.Now, new(1999, 1, 1), new(2026, 12, 31)), request, SourceFixture.Answer(File.ReadAllBytes(path), "text/xml", request.Url));

        Assert.True(page.Items.Count >= atLeast, $"{page.Items.Count} days");
        Assert.All(page.Items, i => Assert.Equal(i.Item.ExternalId, i.Item.PublishedOn?.ToString("yyyy-MM-dd")));
    }

    private static ListPage Read(string id, string path, string mediaType, bool watch)
    {
        var (source, reader, request) = Open(id);
        return reader.Read(source with { Watch = watch }, new(SourceFixture.Now), request, SourceFixture.Answer(File.ReadAllBytes(path), mediaType, request.Url));
    }

    private static (Source Source, ISourceReader Reader, SourceRequest Request) Open(string id)
    {
        var source = Catalogue.Find(id)!;
        var reader = Catalogue.ReaderOf(source);
        return (source, reader, reader.First(source, new(SourceFixture.Now))!);
    }
}
