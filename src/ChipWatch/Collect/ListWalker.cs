using ChipWatch.Collect.Http;
using ChipWatch.Collect.Rates;
using ChipWatch.Collect.State;
using ChipWatch.Sources;
using static System.FormattableString;

namespace ChipWatch.Collect;

/// <param name="IsKnown">By document id: a page without anything unknown ends the walk.</param>
/// <param name="LeastPages">Read even when nothing on them is new.</param>
/// <param name="MostPages">Where the walk stops for this time.</param>
internal sealed record WalkPlan(ListQuery Query, Func<string, bool> IsKnown, int LeastPages, int MostPages)
{
    public Validators? Validators { get; init; }
    public int Deferred { get; init; }

    /// <summary>Where an earlier walk stopped, or null to begin.</summary>
    public SourceRequest? From { get; init; }
}

/// <summary>Walks over a listing's pages until they bring nothing new, or to the end.</summary>
internal sealed class ListWalker(SourceHttp http)
{
    private const int PagesAhead = 5;

    public async Task<Listing> WalkAsync(Source source, ISourceReader reader, HostPass pass, WalkPlan plan, CancellationToken cancellation)
    {
        var walk = new Listing { Next = plan.From ?? reader.First(source, plan.Query) };
        if (walk.Next is null)
            return walk with { Problem = SourceProblemKind.Refused, Reason = $"{source.Id} has no listing for {(plan.Query.IsRange ? "that range" : "its newest page")}" };
        var items = new List<ListedItem>();
        var skipped = new List<string>();
        var (pages, tailless) = (0, false);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (walk.Next is { } request)
        {
            if (pages >= plan.MostPages)
                return walk with { Truncated = true };
            var query = plan.Query with { Page = plan.Query.Page + walk.Pages };
            // A list that goes on tends to go on.
            pass.Wanted = walk.Pages == 0 ? 1 : PagesAhead;
            var fetched = await http.ListAsync(request, pass, walk.Pages == 0 ? plan.Validators : null, plan.Deferred, cancellation);
            if (fetched.Status == FetchStatus.NotModified)
                return walk with { NotModified = true };
            var page = Read(source, reader, query, request, fetched);
            if (page is null or { Problem: not null })
                return Stopped(walk, fetched, page);
            var fresh = page.Items.Where(i => seen.Add(DocumentId.Of(i.Item.Source, i.Item.ExternalId))).Select(i => i.Content is { IsEmpty: true } ? i with { Content = null } : i).ToList();
            var left = page.SkippedIds.Select(id => DocumentId.Of(source.Id, id)).Where(seen.Add).ToList();
            items.AddRange(fresh);
            skipped.AddRange(left);
            var anythingNew = left.Exists(id => !plan.IsKnown(id)) || fresh.Exists(i => !plan.IsKnown(DocumentId.Of(i.Item.Source, i.Item.ExternalId)));
            var repeated = fresh.Count + left.Count == 0 && page.Items.Count + page.SkippedIds.Count > 0;
            // A first page that is as it was says nothing about the other lists.
            tailless |= page.NextIsAnotherList;
            pages = page.NextIsAnotherList ? 0 : pages + 1;
            walk = walk with
            {
                Items = items,
                Skipped = skipped,
                Pages = walk.Pages + 1,
                NewPages = anythingNew ? walk.Pages + 1 : walk.NewPages,
                Rows = walk.Rows + page.Rows,
                Doubles = walk.Doubles + page.Doubles,
                Declared = page.DeclaredTotal ?? walk.Declared,
                Validators = tailless ? null : walk.Pages == 0 ? fetched.Validators : walk.Validators,
                Reasons = [.. walk.Reasons, .. page.Reasons],
                Standing = page.Standing ?? walk.Standing,
                Next = page.Next,
            };
            if (page.NextIsAnotherList)
                continue;
            if (page.Rows == 0 || repeated)
                return walk with { Ended = true, Next = null, Reasons = repeated && walk.Declared > seen.Count ? [.. walk.Reasons, Invariant($"page {walk.Pages} shows what was shown before: {seen.Count} of {walk.Declared} rows were seen")] : walk.Reasons };
            if (walk.Pages >= plan.LeastPages && !anythingNew)
                return walk with { Ended = page.Next is null };
        }

        return walk with { Ended = true };
    }

    /// <summary>
    /// Null when there is nothing to read. Some sources say with a status that there is nothing: 404 for a day without a list, 403 from
    /// EDGAR's archive for one without an index, any error past the last page. Their readers know, and take every other error for one.
    /// </summary>
    private static ListPage? Read(Source source, ISourceReader reader, ListQuery query, SourceRequest request, FetchResult fetched) =>
        fetched.Response is { } response && fetched.Status switch
        {
            FetchStatus.Ok or FetchStatus.Gone => true,
            FetchStatus.Blocked => response.Status == 403,
            _ => query.Page > 0,
        }
            ? reader.Read(source, query, request, response)
            : null;

    private static Listing Stopped(Listing walk, FetchResult fetched, ListPage? page) => walk with
    {
        RetryAfter = fetched.RetryAfter,
        Reason = (fetched.Status == FetchStatus.Ok ? page?.Reasons.FirstOrDefault() : fetched.Reason) is { } reason && walk.Pages > 0
            ? Invariant($"page {walk.Pages + 1}: {reason}")
            : fetched.Reason ?? page?.Reasons.FirstOrDefault(),
        Problem = fetched.Status switch
        {
            FetchStatus.Later => SourceProblemKind.Later,
            FetchStatus.Blocked => SourceProblemKind.Blocked,
            FetchStatus.Broken => SourceProblemKind.Broken,
            FetchStatus.Misconfigured => SourceProblemKind.Misconfigured,
            FetchStatus.Forbidden => SourceProblemKind.Forbidden,
            FetchStatus.Gone or FetchStatus.Rejected or FetchStatus.TooLarge => SourceProblemKind.Refused,
            _ => page?.Problem switch
            {
                ListProblem.Blocked => SourceProblemKind.Blocked,
                ListProblem.Refused => SourceProblemKind.Refused,
                _ => SourceProblemKind.Malformed,
            },
        },
    };
}
