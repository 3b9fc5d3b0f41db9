using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ChipWatch.Sources.Listing;

namespace ChipWatch.Sources;

/// <summary>One definition file: from JSON to a checked <see cref="Source"/>.</summary>
internal static class SourceDefinition
{
    private static readonly JsonSerializerOptions Strict = new(Json.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    private static readonly JsonDocumentOptions Commented = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="SourceDefinitionException">It is broken.</exception>
    public static Source Read(string file, Stream content, IReadOnlyDictionary<string, ISourceReader> readers)
    {
        var source = Parse(file, content);
        if (Mistakes(file, source, readers).FirstOrDefault() is { } mistake)
            throw new SourceDefinitionException(file, mistake);
        return source;
    }

    private static Source Parse(string file, Stream content)
    {
        try
        {
            var node = JsonNode.Parse(content, documentOptions: Commented) as JsonObject ?? throw new JsonException("a definition is one JSON object");
            node.Remove("$schema");
            return node.Deserialize<Source>(Strict)!;
        }
        catch (JsonException broken)
        {
            throw new SourceDefinitionException(file, Described(broken));
        }
    }

    /// <summary>The serializer's message without its own place-keeping: what is wrong, where, and what may stand there.</summary>
    private static string Described(JsonException broken)
    {
        var what = broken.Message;
        foreach (var tail in (ReadOnlySpan<string>)[" Path: ", " LineNumber: "])
            what = what.IndexOf(tail, StringComparison.Ordinal) is >= 0 and var at ? what[..at] : what;
        what = what.Replace("ChipWatch.Sources.", "", StringComparison.Ordinal).TrimEnd('.');
        var where = broken.Path is { Length: > 1 } path ? $" at {path[2..]}" : broken.LineNumber is { } line ? FormattableString.Invariant($" in line {line + 1}") : "";
        var may = broken.Path == "$.kind" ? $": it is one of {string.Join(", ", Enum.GetNames<SourceKind>()).ToLowerInvariant()}" : "; mend it or take the file away";
        return $"{what}{where}{may}";
    }

    private static IEnumerable<string> Mistakes(string file, Source source, IReadOnlyDictionary<string, ISourceReader> readers)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (source.Id != name)
            yield return $"its id is '{source.Id}'; give it the file's name '{name}'";
        if (source.Id.Length == 0 || !source.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            yield return $"id '{source.Id}' goes into blob names: use a-z, 0-9 and -";
        if (source.Language.Length != 2 || !source.Language.All(char.IsAsciiLetterLower))
            yield return $"language '{source.Language}' is no ISO 639-1 code; write two letters, as in zh or en";
        if (source.Url.Scheme is not ("http" or "https"))
            yield return $"url '{source.Url}' has to begin with https:// or http://";
        else if (!source.Hosts.Contains(source.Url.Host, StringComparer.Ordinal))
            yield return $"hosts lacks '{source.Url.Host}', the host of its own url; add it";
        if (source.Hosts.FirstOrDefault(h => h.Contains('/', StringComparison.Ordinal) || h != h.ToLowerInvariant()) is { } host)
            yield return $"hosts names '{host}'; a host is a bare name in lower case";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(source.TimeZone, out _))
            yield return $"timeZone '{source.TimeZone}' is not known; use an IANA name such as Asia/Shanghai";
        if (source.Every < TimeSpan.FromMinutes(1))
            yield return $"every is {source.Every}; poll no more often than every minute (00:01:00)";
        if (source.Spacing < TimeSpan.Zero || source.SliceDays < 1)
            yield return "spacing cannot be negative and sliceDays counts from 1";
        if (!source.Enabled && string.IsNullOrWhiteSpace(source.Terms))
            yield return "it is off; say why in terms";
        if (source.BackfillReach is { } reach && !Reach.IsWritten(reach))
            yield return $"backfillReach '{reach}' is neither a day (2001-01-01) nor a span before now (P30D)";
        if (source.Credential is { Query: null, Header: null })
            yield return "credential needs the query parameter or the header that carries it";
        if (source.SecondList == source.Id)
            yield return "secondList names the source itself; name another source, or leave it out";
        if (!readers.TryGetValue(source.Reader, out var reader))
            yield return $"reader '{source.Reader}' is not known; there are {string.Join(", ", readers.Keys.Order(StringComparer.Ordinal))}";
        else
            foreach (var mistake in reader.Check(source))
                yield return mistake;
    }
}
