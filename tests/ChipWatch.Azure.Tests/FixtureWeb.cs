using System.Net;
using System.Net.Http.Headers;
using ChipWatch.Doubles;
using ChipWatch.Sources;

namespace ChipWatch.Azure.Tests;

/// <summary>Every source's publisher: its fixture for its list, and a page or a PDF for what the list links to.</summary>
internal sealed class FixtureWeb : HttpMessageHandler
{
    private static readonly string Folder = Path.Combine(Shared.Root, "tests", "ChipWatch.Tests", "Sources", "Fixtures");

    private readonly HashSet<Uri> details = [];
    private byte[] list = [];

    /// <summary>From now on that source is asked.</summary>
    /// <returns>What its list shows.</returns>
    public IReadOnlyList<ListedItem> Show(Source source, ISourceReader reader, DateTimeOffset now)
    {
        var file = Directory.EnumerateFiles(Folder, $"{source.Id}.*").Single(f => !f.EndsWith(".expected.json", StringComparison.Ordinal) && Path.GetFileNameWithoutExtension(f) == source.Id);
        list = File.ReadAllBytes(file);
        var query = new ListQuery(now);
        var request = reader.First(source, query)!;
        var items = reader.Read(source, query, request, new(200, null, null, list, request.Url)).Items;
        details.Clear();
        foreach (var item in items)
            if (reader.Detail(source, item.Item) is { } detail)
                details.Add(detail.Url);
        return items;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = request.RequestUri!;
        if (url.AbsolutePath == "/robots.txt")
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request });
        var (body, type) = !details.Contains(url) ? (list, "application/octet-stream")
            : url.AbsolutePath.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? (PdfFixture.Of("关于中标项目的公告", $"本公告见 {url} 。"), "application/pdf")
            : (System.Text.Encoding.UTF8.GetBytes($"<html><head><title>A page</title></head><body><p>{string.Join(' ', Enumerable.Repeat($"What stands at {WebUtility.HtmlEncode(url.AbsoluteUri)} is of no matter here.", 5))}</p></body></html>"), "text/html");
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(body) };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return Task.FromResult(answer);
    }
}
