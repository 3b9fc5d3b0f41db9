using System.Text.Json;
using ChipWatch.Sources;
using CsCheck;

namespace ChipWatch.Tests.Sources;

/// <summary>Walking a listing page by page: every row once, and an end.</summary>
public sealed class ListWalkTests
{
    private static readonly SourceCatalogue Catalogue = SourceCatalogue.Load();

    [Fact]
    public void By_page_number_every_row_is_read_once_however_the_total_is_told() =>
        Gen.Select(Gen.Int[0, 95], Gen.Int[1, 20], Gen.Int[0, 2]).Sample((rows, size, told) =>
        {
            var source = Source(new
            {
                request = new { query = new { page = "{page}" } },
                rows = "rows",
                nullIsEmpty = true,
                total = told == 0 ? "total" : null,
                paging = new { by = "page", size, pages = told == 1 ? "pages" : null },
                item = new { id = "{id}", title = "{id}", link = "https://list.example/{id}" },
            });
            var walked = Walk(source, new(SourceFixture.Now), page =>
            {
                var at = Math.Max(0, page - 1) * size;
                return new { rows = Enumerable.Range(0, rows).Skip(at).Take(size).Select(i => new { id = $"r{i}" }), total = rows, pages = (rows + size - 1) / size };
            });

            Assert.Equal(Enumerable.Range(0, rows).Select(i => $"r{i}"), walked.Items);
            Assert.InRange(walked.Pages, 1, (rows / size) + 1);
        });

    [Fact]
    public void A_range_over_a_list_that_is_sorted_newest_first_ends_behind_its_first_day_and_holds_nothing_else() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[0, 30], Gen.Int[0, 20]).Sample((rows, back, length) =>
        {
            var source = Source(new
            {
                request = new { query = new { page = "{page}" } },
                newestFirst = true,
                rows = "rows",
                paging = new { by = "page", size = 7 },
                item = new { id = "{id}", title = "{id}", link = "https://list.example/{id}", on = new { value = "{day}", formats = new[] { "yyyy-MM-dd" } } },
            }) with { BackfillReach = "2000-01-01" };
            var newest = DateOnly.FromDateTime(SourceFixture.Now.Date);
            var (from, to) = (newest.AddDays(-back - length), newest.AddDays(-back));
            var days = Enumerable.Range(0, rows).Select(i => newest.AddDays(-i / 2)).ToList();
            var walked = Walk(source, new(SourceFixture.Now, from, to), page =>
                new { rows = days.Select((d, i) => new { id = $"r{i}", day = d.ToString("yyyy-MM-dd") }).Skip((page - 1) * 7).Take(7) });

            Assert.Equal(days.Select((d, i) => (d, i)).Where(r => r.d >= from && r.d <= to).Select(r => $"r{r.i}"), walked.Items);
            Assert.True(walked.Pages <= (days.Count(d => d >= from) / 7) + 2, $"{walked.Pages} pages for a range that ends sooner");
        });

    [Fact]
    public void A_walk_that_its_page_limit_stops_says_so_and_one_that_ends_there_does_not()
    {
        var source = Source(new
        {
            request = new { query = new { page = "{page}" } },
            rows = "rows",
            total = "total",
            paging = new { by = "page", size = 2, limit = 3 },
            item = new { id = "{id}", title = "{id}" },
        });
        var reader = Catalogue.ReaderOf(source);
        var request = reader.First(source, new(SourceFixture.Now))!;
        ListPage Third(int total) => reader.Read(source, new(SourceFixture.Now) { Page = 2 }, request, SourceFixture.Answer(Json.Write(new { rows = new[] { new { id = "e" }, new { id = "f" } }, total }), "application/json", request.Url));

        Assert.Contains("the limit of 3 pages", Third(7).Reasons.Single(), StringComparison.Ordinal);
        Assert.Null(Third(7).Next);
        Assert.Empty(Third(6).Reasons);
    }

    [Fact]
    public void EDGARs_days_are_asked_one_after_the_other_over_weekends_that_have_no_index()
    {
        var source = Catalogue.Find("sec-daily-index")!;
        var reader = Catalogue.ReaderOf(source);
        var query = new ListQuery(SourceFixture.Now, new(2026, 11, 20), new(2026, 11, 23));
        var asked = new List<string>();
        for (var request = reader.First(source, query); request is not null;)
        {
            asked.Add(request.Url.Segments[^1]);
            var weekend = request.Url.AbsolutePath.Contains("1121", StringComparison.Ordinal) || request.Url.AbsolutePath.Contains("1122", StringComparison.Ordinal);
            var page = reader.Read(source, query, request, weekend
                ? SourceFixture.Answer("<Error><Code>AccessDenied</Code></Error>", "application/xml", request.Url, 403)
                : SourceFixture.Answer("sec-daily-index", request.Url));
            Assert.Null(page.Problem);
            request = page.Next;
        }

        Assert.Equal(["form.20261120.idx", "form.20261121.idx", "form.20261122.idx", "form.20261123.idx"], asked);
    }

    [Fact]
    public void Every_watched_company_s_list_is_asked_once()
    {
        var source = Catalogue.Find("sec-submissions")!;
        var reader = Catalogue.ReaderOf(source);
        var asked = new List<Uri>();
        for (var request = reader.First(source, new(SourceFixture.Now)); request is not null;)
        {
            asked.Add(request.Url);
            var page = reader.Read(source, new(SourceFixture.Now), request, SourceFixture.Answer("sec-submissions", request.Url));
            Assert.True(page.NextIsAnotherList);
            request = page.Next;
        }

        Assert.Equal(source.Settings.GetProperty("companies").EnumerateObject().Count(), asked.Distinct().Count());
        Assert.Equal(asked.Count, asked.Distinct().Count());
    }

    [Fact]
    public void A_telegraph_query_is_signed_over_its_sorted_parameters()
    {
        var source = Catalogue.Find("cls-telegraph")!;
        var url = Catalogue.ReaderOf(source).First(source, new(SourceFixture.Now))!.Url;
        var query = url.Query.TrimStart('?').Split("&sign=");

        Assert.Equal(query[0].Split('&').Order(StringComparer.Ordinal), query[0].Split('&'));
        Assert.Equal(ChipWatch.Sources.News.ClsReader.Sign(query[0]), query[1]);
        Assert.Equal("aa639fd887f71fc0d8d41d884ceab190", ChipWatch.Sources.News.ClsReader.Sign("app=a&os=web"));
    }

    private static (List<string> Items, int Pages) Walk(Source source, ListQuery query, Func<int, object> answer)
    {
        var reader = Catalogue.ReaderOf(source);
        var items = new List<string>();
        var pages = 0;
        for (var request = reader.First(source, query); request is not null; pages++)
        {
            Assert.True(pages < 200, "the walk has no end");
            var number = int.Parse(request.Url.Query.Split("page=")[1]);
            var page = reader.Read(source, query with { Page = pages }, request, SourceFixture.Answer(Json.Write(answer(number)), "application/json", request.Url));
            Assert.Null(page.Problem);
            items.AddRange(page.Items.Select(i => i.Item.ExternalId));
            request = page.Next;
        }

        return (items, pages);
    }

    private static Source Source(object settings) => new()
    {
        Id = "list", Name = "List", Kind = SourceKind.News, Reader = "json", Language = "en", TimeZone = "Asia/Shanghai",
        Hosts = ["list.example"], Url = new("https://list.example/list"), Settings = JsonSerializer.SerializeToElement(settings, Json.Options),
    };
}
