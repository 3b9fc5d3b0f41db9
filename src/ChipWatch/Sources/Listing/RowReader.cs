namespace ChipWatch.Sources.Listing;

/// <summary>Rows to items by the templates of <see cref="ItemFields"/>.</summary>
internal sealed class RowReader(Source source, ListSettings settings, Uri page)
{
    private readonly TransformSet _transforms = new(settings.Transforms);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(source.TimeZone);

    /// <summary>The item, or null and why there is none.</summary>
    public ListedItem? Read(Func<string, object?> row, out string? reason)
    {
        var fields = settings.Item;
        reason = null;
        var at = Date(fields.At, row, ref reason);
        var on = Date(fields.On, row, ref reason);
        DateOnly? day = on?.On ?? at?.On;
        object? Lookup(string path) => path switch
        {
            "$on" => day,
            "$at" => at?.At,
            _ => row(path),
        };
        var id = fields.Id.Fill(Lookup, _transforms);
        var title = fields.Title.Fill(Lookup, _transforms) is { } raw ? TransformSet.PlainText(raw) : null;
        if (id is null || string.IsNullOrEmpty(title))
        {
            reason = id is null ? $"a row has no id ({string.Join(", ", fields.Id.Texts)}){(title is null ? "" : $": '{title}'")}" : $"row {id} has no title ({string.Join(", ", fields.Title.Texts)})";
            return null;
        }

        reason = reason is null ? null : $"row {id}: {reason}";
        var item = new Item(source.Id, id, title)
        {
            Link = Address(fields.Link, Lookup),
            Document = Address(fields.Document, Lookup),
            PublishedOn = day,
            PublishedAt = at?.At,
            Language = source.Language,
            Filer = fields.Filer?.Fill(Lookup, _transforms) is { } filer ? new(TransformSet.PlainText(filer).Replace(" ", filer.Any(c => c > '\u2E7F') ? "" : " ", StringComparison.Ordinal)) : null,
            Ticker = fields.Ticker?.Fill(Lookup, _transforms),
            Facts = Facts(fields, Lookup),
        };
        return fields.Content?.Lines(Lookup, _transforms) is { } content
            ? new(item, System.Text.Encoding.UTF8.GetBytes(content), fields.ContentType)
            : new(item);
    }

    private Dictionary<string, string> Facts(ItemFields fields, Func<string, object?> row)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, template) in fields.Facts)
            if (template.Fill(row, _transforms) is { } value)
                facts[name] = TransformSet.PlainText(value);
        return facts;
    }

    private Published? Date(DateField? field, Func<string, object?> row, ref string? reason)
    {
        if (field?.Value.Fill(row, _transforms) is not { } text)
            return null;
        var published = Published.Parse(text, field.Formats, _zone);
        if (published is null)
            reason = $"its date '{text}' is in none of the formats {string.Join(", ", field.Formats)}";
        return published;
    }

    private Uri? Address(OneOrMany? template, Func<string, object?> row) =>
        template?.Fill(row, _transforms) is { } text && Uri.TryCreate(page, System.Net.WebUtility.HtmlDecode(text), out var address) && address.Scheme is ("http" or "https")
            ? address
            : null;
}
