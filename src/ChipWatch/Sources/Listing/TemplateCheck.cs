namespace ChipWatch.Sources.Listing;

/// <summary>Slips in a definition's templates that would only show at a poll, as a parameter left out or a request to a host that is not allowed.</summary>
internal static class TemplateCheck
{
    private static readonly string[] OfQuery = ["from", "to", "page", "offset", "size", "cursor", "now"];
    private static readonly string[] OfItem = ["id", "title", "link", "document"];
    private static readonly string[] Clocks = ["unix", "unix-ms", "iso", "rfc822"];

    public static IEnumerable<string> Mistakes(Source source, ListSettings settings)
    {
        var transforms = new TransformSet(settings.Transforms);
        var request = settings.Request.Templates().Concat(settings.Paging.Url is { } later ? [later] : []).ToList();
        var detail = settings.Detail is { } asked ? asked.Request.Templates().Append(asked.Url).ToList() : [];
        foreach (var (place, templates) in new[] { ("item", settings.Item.All), ("request", request), ("detail", detail) })
            foreach (var unknown in templates.SelectMany(t => t.Transforms).Where(t => !transforms.Knows(t)).Distinct())
                yield return $"settings.{place} names the transform '{unknown}', which is neither built in nor under settings.transforms";
        foreach (var unknown in request.SelectMany(t => t.Holes).Except(OfQuery))
            yield return $"settings.request asks for '{unknown}'; a request knows {string.Join(", ", OfQuery)}";
        foreach (var unknown in detail.SelectMany(t => t.Holes).Except([.. OfItem, .. settings.Item.Facts.Keys]))
            yield return $"settings.detail asks for '{unknown}'; a detail knows {string.Join(", ", OfItem)} and the names of settings.item.facts";
        foreach (var format in new[] { settings.Item.On, settings.Item.At }.OfType<DateField>().SelectMany(d => d.Formats).Where(f => !Clocks.Contains(f) && !(f.Contains('y', StringComparison.Ordinal) && f.Contains('d', StringComparison.Ordinal))))
            yield return $"settings.item has the date format '{format}'; use a .NET format with year and day, or {string.Join(", ", Clocks)}";
        foreach (var (name, transform) in settings.Transforms)
            if (transform is { Map: null, Pattern: null })
                yield return $"settings.transforms.{name} has neither map nor pattern";
        foreach (var host in Asked(settings).SelectMany(t => t.Texts).Select(HostOf).OfType<string>().Where(h => !source.Hosts.Contains(h, StringComparer.Ordinal)).Distinct())
            yield return $"hosts lacks '{host}', which the settings ask for documents or pages; add it";
    }

    /// <summary>Addresses that are fetched; a link beside a document or a content is for people.</summary>
    private static IEnumerable<OneOrMany> Asked(ListSettings settings) =>
        new[] { settings.Paging.Url, settings.Detail?.Url, settings.Item.Document, settings is { Detail: null, Item: { Document: null, Content: null } } ? settings.Item.Link : null }.OfType<OneOrMany>();

    /// <summary>The host where a template writes it out, or null where the row gives it.</summary>
    private static string? HostOf(string template)
    {
        var start = template.IndexOf("://", StringComparison.Ordinal);
        if (start < 0 || template.AsSpan(0, start).Contains('{'))
            return null;
        var rest = template.AsSpan(start + 3);
        var end = rest.IndexOfAny('/', '{', ':');
        return end >= 0 && rest[end] == '{' && end == 0 ? null : (end < 0 ? rest : rest[..end]).ToString();
    }
}
