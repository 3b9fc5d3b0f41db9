using ChipWatch.Doubles;
using ChipWatch.Sources;
using ChipWatch.Sources.Listing;

namespace ChipWatch.Tests.Sources;

/// <summary>What holds for every source: one theory, no exceptions; a source without fixture or expectation fails.</summary>
public sealed class SourceCatalogueTests
{
    private static readonly SourceCatalogue Catalogue = SourceCatalogue.Load();

    public static TheoryData<string> Ids => [.. Catalogue.Sources.Select(s => s.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void Its_reader_makes_of_its_fixture_what_the_expectation_says(string id)
    {
        var (source, reader, request) = Open(id);
        var page = reader.Read(source, new(SourceFixture.Now), request, SourceFixture.Answer(id, request.Url));
        var described = SourceFixture.Describe(page);
        var expected = Path.Combine(SourceFixture.Folder, $"{id}.expected.json");

        if (Environment.GetEnvironmentVariable("CHIPWATCH_REWRITE") == "1")
            File.WriteAllText(expected, described);
        Assert.True(File.Exists(expected), $"{expected} is missing; CHIPWATCH_REWRITE=1 writes it, then read it");
        Assert.Equal(File.ReadAllText(expected), described);
        Assert.NotEmpty(page.Items);
    }

    /// <summary>A list that is its own document is written for the extractor: nothing else would make a signal of it.</summary>
    [Theory, MemberData(nameof(Ids))]
    public void What_an_official_list_carries_is_a_claim(string id)
    {
        var (source, reader, request) = Open(id);
        if (source.Kind is SourceKind.News or SourceKind.Rates)
            return;
        foreach (var listed in reader.Read(source, new(SourceFixture.Now), request, SourceFixture.Answer(id, request.Url)).Items)
        {
            if (listed.Content is not { } content)
                continue;
            var read = new ChipWatch.Read.DocumentReader().Read(new(content) { MediaType = listed.MediaType, Item = listed.Item, TimeZone = source.TimeZone, Id = "listed" }, TestContext.Current.CancellationToken);
            var claims = new ChipWatch.Extract.Extractor(ChipWatch.Register.CompanyRegister.Default).Extract(read.Document!);
            Assert.NotEmpty(claims);
            Assert.All(claims, c => Assert.Equal(source.Kind == SourceKind.Filings ? "revenue" : source.Kind.ToString(), c.Kind, ignoreCase: true));
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void Ids_are_unique_and_the_same_whatever_the_hour(string id)
    {
        var (source, reader, request) = Open(id);
        var answer = SourceFixture.Answer(id, request.Url);
        var now = reader.Read(source, new(SourceFixture.Now), request, answer).Items.Select(i => i.Item.ExternalId).ToList();
        var later = reader.Read(source, new(SourceFixture.Now.AddHours(7)), request, answer).Items.Select(i => i.Item.ExternalId).ToList();

        Assert.Equal(now.Count, now.Distinct().Count());
        Assert.Equal(now, later);
        Assert.All(now, i => Assert.False(string.IsNullOrWhiteSpace(i)));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Days_are_those_of_the_source_own_zone_and_instants_agree_with_them(string id)
    {
        var (source, reader, request) = Open(id);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone);

        foreach (var (item, _, _) in reader.Read(source, new(SourceFixture.Now), request, SourceFixture.Answer(id, request.Url)).Items)
        {
            Assert.True(item.PublishedOn is not null || source.Kind is SourceKind.News or SourceKind.Policy, $"{item.ExternalId} has no day");
            if (item.PublishedAt is { } at)
            {
                var local = TimeZoneInfo.ConvertTime(at, zone);
                Assert.Equal(local.Offset, at.Offset);
                Assert.InRange(DateOnly.FromDateTime(local.Date).DayNumber - item.PublishedOn!.Value.DayNumber, -3, 0);
            }
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void What_is_fetched_lies_on_allowed_hosts_or_came_with_the_list(string id)
    {
        var (source, reader, request) = Open(id);
        Assert.Contains(request.Url.Host, source.Hosts);

        foreach (var listed in reader.Read(source, new(SourceFixture.Now), request, SourceFixture.Answer(id, request.Url)).Items)
        {
            var detail = reader.Detail(source, listed.Item);
            Assert.True(detail is not null || listed.Content is not null, $"{listed.Item.ExternalId} has neither content nor a request for it");
            if (listed.Content is null)
                Assert.Contains(detail!.Url.Host, source.Hosts);
            if (listed.Content is not null)
                Assert.NotNull(listed.MediaType);
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_block_page_an_error_and_an_empty_body_are_told_apart(string id)
    {
        var (source, reader, request) = Open(id);
        var query = new ListQuery(SourceFixture.Now);
        ListPage Of(string body, string type, int status = 200) => reader.Read(source, query, request, SourceFixture.Answer(body, type, request.Url, status));

        Assert.Equal(ListProblem.Blocked, Of("<html><head><title>403</title></head><body>Forbidden</body></html>", "text/html", 403).Problem);
        Assert.Equal(ListProblem.Blocked, Of("<html><head><title>安全验证</title></head><body>您的访问过于频繁，请稍后再试。</body></html>", "text/html").Problem);
        Assert.Equal(ListProblem.Refused, Of("<html><body>Internal Server Error</body></html>", "text/html", 500).Problem);
        Assert.Equal(ListProblem.Malformed, Of("", "text/plain").Problem);
        Assert.Equal(ListProblem.Malformed, Of("<html><body><h1>Welcome to our new site</h1></body></html>", "text/html").Problem);
        Assert.Contains(Of("{\"code\":-1,\"errno\":10012,\"success\":false,\"state\":0,\"msg\":\"error\"}", "application/json").Problem, new ListProblem?[] { ListProblem.Refused, ListProblem.Malformed });
        var nothing = Of("{}", "application/json");
        Assert.True(nothing.Problem is not null || source.Settings.TryGetProperty("nullIsEmpty", out _), "an empty object passes for an empty list");
        foreach (var failed in new[] { Of("", "text/plain"), Of("oops", "text/plain"), Of("[]x", "application/json") })
        {
            Assert.NotNull(failed.Problem);
            Assert.Empty(failed.Items);
            Assert.All(failed.Reasons, r => Assert.DoesNotContain('\n', r));
            Assert.NotEmpty(failed.Reasons);
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void An_honest_nothing_is_no_failure_and_a_list_that_is_never_empty_is_one_when_it_is(string id)
    {
        var (source, reader, request) = Open(id);
        var page = reader.Read(source, new(SourceFixture.Now), request, EmptiedAnswer.Of(source, request.Url));

        Assert.Empty(page.Items);
        if (EmptiedAnswer.IsNeverHonest(source))
            Assert.Equal(ListProblem.Malformed, page.Problem);
        else
            Assert.True(page.Problem is null, $"{page.Problem}: {string.Join("; ", page.Reasons)}");
    }

    [Theory, MemberData(nameof(Ids))]
    public void An_envelope_that_says_otherwise_is_a_refusal_with_its_words(string id)
    {
        var (source, reader, request) = Open(id);
        if (source.Settings.ValueKind != System.Text.Json.JsonValueKind.Object || !source.Settings.TryGetProperty("envelope", out var envelope))
            return;
        var path = envelope.GetProperty("path").GetString()!;
        var root = SourceFixture.Parsed(id);
        EmptiedAnswer.Put(root, path, "9999");

        var page = reader.Read(source, new(SourceFixture.Now), request, SourceFixture.Answer(root.ToJsonString(), "application/json", request.Url));

        Assert.Equal(ListProblem.Refused, page.Problem);
        Assert.Contains($"{path} is 9999", page.Reasons.Single(), StringComparison.Ordinal);
    }

    /// <summary>The reader's name and the three files are all that a source consists of.</summary>
    [Fact]
    public void No_code_names_a_source()
    {
        var ids = Catalogue.Sources.Select(s => s.Id).Except(SourceReaders.All.Select(r => r.Name)).ToList();
        var code = Directory.EnumerateFiles(Path.Combine(Shared.Root, "src", "ChipWatch"), "*.cs", SearchOption.AllDirectories).ToList();

        Assert.NotEmpty(code);
        foreach (var file in code)
            if (File.ReadAllText(file) is var text && ids.Find(id => text.Contains($"\"{id}\"", StringComparison.Ordinal)) is { } named)
                Assert.Fail($"{file} names the source '{named}': what it needs belongs into its definition, or into a reader");
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_range_gives_a_request_where_the_source_has_a_past_and_none_where_it_has_not(string id)
    {
        var (source, reader, _) = Open(id);
        var yesterday = DateOnly.FromDateTime(SourceFixture.Now.Date).AddDays(-1);
        var request = reader.First(source, new(SourceFixture.Now, yesterday, yesterday));

        Assert.Equal(source.BackfillReach is not null, request is not null);
        if (request is not null)
            Assert.Contains(request.Url.Host, source.Hosts);
        Assert.Null(reader.First(source, new(SourceFixture.Now, new(1970, 1, 1), new(1970, 1, 2))));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_next_page_is_another_request(string id)
    {
        var (source, reader, request) = Open(id);
        var page = reader.Read(source, new(SourceFixture.Now), request, SourceFixture.Answer(id, request.Url));

        if (page.Next is not { } next)
            return;
        Assert.NotEqual((request.Url.OriginalString, request.Body), (next.Url.OriginalString, next.Body));
        Assert.Contains(next.Url.Host, source.Hosts);
        Assert.Equal(request.Method, next.Method);
    }

    private static (Source Source, ISourceReader Reader, SourceRequest Request) Open(string id)
    {
        var source = Catalogue.Find(id)!;
        var reader = Catalogue.ReaderOf(source);
        return (source, reader, reader.First(source, new(SourceFixture.Now))!);
    }
}
