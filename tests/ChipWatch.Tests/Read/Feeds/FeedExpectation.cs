using System.Globalization;
using System.Text.RegularExpressions;
using ChipWatch.Read.Feeds;

namespace ChipWatch.Tests.Read.Feeds;

/// <summary>The expectation in the leading comment of a document of the feed corpus, where it speaks of what we read.</summary>
internal sealed partial class FeedExpectation
{
    private readonly List<Func<FeedDocument, bool>> clauses = [];

    /// <returns>Null when a clause speaks of something that we do not read (author details, geography, podcasts).</returns>
    public static FeedExpectation? Parse(string text)
    {
        var found = Line().Match(text);
        if (!found.Success)
            return null;
        var expectation = new FeedExpectation();
        foreach (var clause in Conjunction().Split(found.Groups["python"].Value.Trim()))
        {
            if (Clause(clause.Trim(' ', '(', ')').Length == 0 ? "" : clause.Trim()) is not { } check)
                return null;
            expectation.clauses.Add(check);
        }

        return expectation;
    }

    public bool Holds(FeedDocument feed) => clauses.TrueForAll(c => c(feed));

    private static Func<FeedDocument, bool>? Clause(string clause)
    {
        if (clause is "1")
            return _ => true;
        if (clause is "not bozo")
            return feed => feed.Problem is null;
        if (clause is "bozo")
            return feed => feed.Problem is not null;
        var match = Comparison().Match(clause);
        if (!match.Success)
            return null;
        var index = match.Groups["index"].Success ? int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture) : -1;
        var path = match.Groups["path"].Value.Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal).TrimStart('.');
        if (match.Groups["tuple"].Success)
            return Instant(path, index, match.Groups["tuple"].Value);
        var wanted = Unescape(match.Groups["value"].Value);
        return Reader(path, index) is { } read ? feed => Same(read(feed), wanted) : null;
    }

    private static Func<FeedDocument, string?>? Reader(string path, int index) => (path, index < 0) switch
    {
        ("title" or "title_detail.value", true) => f => f.Title,
        ("link", true) => f => f.Link,
        ("description" or "subtitle" or "tagline" or "subtitle_detail.value" or "tagline_detail.value", true) => f => f.Description,
        ("language", true) => f => f.Language,
        ("title" or "title_detail.value", false) => f => f.Entries[index].Title,
        ("link", false) => f => f.Entries[index].Link,
        ("id" or "guid", false) => f => f.Entries[index].Id,
        ("description" or "summary" or "summary_detail.value" or "description_detail.value", false) => f => f.Entries[index].Summary ?? FeedText.Plain(f.Entries[index].Content ?? ""),
        ("content[0].value", false) => f => FeedText.Plain(f.Entries[index].Content ?? ""),
        _ => null,
    };

    private static Func<FeedDocument, bool>? Instant(string path, int index, string tuple)
    {
        var n = tuple.Split(',').Select(x => int.Parse(x, CultureInfo.InvariantCulture)).ToArray();
        var wanted = new DateTimeOffset(n[0], n[1], n[2], n[3], n[4], n[5], TimeSpan.Zero);
        return (path, index < 0) switch
        {
            ("published_parsed" or "date_parsed" or "created_parsed", false) => f => At(f.Entries[index].PublishedAt, f.Entries[index].PublishedOn) == wanted,
            ("updated_parsed" or "modified_parsed", false) => f => (f.Entries[index].UpdatedAt ?? At(f.Entries[index].PublishedAt, f.Entries[index].PublishedOn)) == wanted,
            _ => null,
        };
    }

    private static DateTimeOffset? At(DateTimeOffset? instant, DateOnly? day) =>
        instant ?? (day is { } on ? new DateTimeOffset(on.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null);

    /// <summary>Expectations hold sanitised HTML; what must agree is the text that a reader sees.</summary>
    private static bool Same(string? got, string wanted) => got is not null && (got == wanted || Squeeze(got) == Squeeze(FeedText.Plain(wanted)) || Squeeze(got) == Squeeze(wanted));

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Unescape(string python) =>
        Escape().Replace(python, m => m.Value[1] switch
        {
            'x' => ((char)int.Parse(m.Value.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
            'u' => ((char)int.Parse(m.Value.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString(),
            'n' => "\n",
            't' => "\t",
            var other => other.ToString(),
        });

    [GeneratedRegex("Expect:[ \\t]*(?<python>.+)", RegexOptions.None, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("\\s+and\\s+(?=not |bozo|entries|feed|len|encoding|version|\\()", RegexOptions.None, 1000)]
    private static partial Regex Conjunction();

    [GeneratedRegex("^\\(?(?:entries\\[(?<index>\\d+)\\]|feed)(?<path>(?:\\['\\w+'\\]|\\.\\w+|\\[0\\])+) == (?:u?(?<q>['\"])(?<value>(?:(?!\\k<q>)[^\\\\]|\\\\.)*)\\k<q>|\\((?<tuple>[\\d, ]+)\\))\\)?$", RegexOptions.None, 1000)]
    private static partial Regex Comparison();

    [GeneratedRegex("\\\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", RegexOptions.None, 1000)]
    private static partial Regex Escape();
}
