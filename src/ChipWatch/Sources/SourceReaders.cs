using ChipWatch.Sources.Archives;
using ChipWatch.Sources.Exchanges;
using ChipWatch.Sources.Listing;
using ChipWatch.Sources.News;
using ChipWatch.Sources.Policy;
using ChipWatch.Sources.Sec;

namespace ChipWatch.Sources;

/// <summary>Every reader that definitions can name.</summary>
public static class SourceReaders
{
    public static IReadOnlyList<ISourceReader> All { get; } =
    [
        new FeedListReader(),
        new JsonListReader(),
        new HtmlListReader(),
        new JsonListReader("sse-review", SseReview.Value),
        new JsonListReader("hkex-applicants", HkexApplicants.Value),
        new SecCurrentReader(),
        new SecDailyIndexReader(),
        new SecSubmissionsReader(),
        new SecFactsReader(),
        new ScreeningListReader(),
        new ClsReader(),
        new WaybackReader(),
        RatesReader.Ecb,
        RatesReader.BankOfTaiwan,
    ];
}
