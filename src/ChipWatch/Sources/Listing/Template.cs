using System.Globalization;
using System.Text;

namespace ChipWatch.Sources.Listing;

/// <summary>
/// Text with holes: <c>{path}</c>, <c>{path:format}</c>, <c>{path|transform|transform}</c>, <c>{path?}</c> for one that may be
/// missing, <c>{{</c> and <c>}}</c> for braces. A template with a missing hole has no value at all: half a link is worse than none.
/// </summary>
internal sealed class Template
{
    private readonly IReadOnlyList<Part> _parts;

    private Template(IReadOnlyList<Part> parts) => _parts = parts;

    public IEnumerable<string> Transforms => _parts.SelectMany(p => p.Transforms);

    public IEnumerable<string> Holes => _parts.Select(p => p.Path).OfType<string>();

    /// <exception cref="FormatException">A brace without its partner.</exception>
    public static Template Parse(string text)
    {
        var parts = new List<Part>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is '{' or '}' && at + 1 < text.Length && text[at + 1] == text[at])
            {
                parts.Add(new(text[at].ToString(), null, null, false, []));
                at += 2;
                continue;
            }

            var open = text.AsSpan(at).IndexOfAny('{', '}') is var found and >= 0 ? at + found : text.Length;
            if (open != at)
            {
                parts.Add(new(text[at..open], null, null, false, []));
                at = open;
                continue;
            }

            if (text[at] == '}')
                throw new FormatException($"'{text}' has a }} without its {{");
            var close = text.IndexOf('}', open);
            if (close < 0)
                throw new FormatException($"'{text}' has a {{ without its }}");
            parts.Add(Hole(text[(open + 1)..close]));
            at = close + 1;
        }

        return new(parts);
    }

    /// <summary>Null when a hole that is not optional stays empty.</summary>
    public string? Fill(Func<string, object?> lookup, TransformSet transforms)
    {
        var filled = new StringBuilder();
        foreach (var part in _parts)
        {
            if (part.Path is null)
            {
                filled.Append(part.Literal);
                continue;
            }

            var value = Written(lookup(part.Path), part.Format);
            foreach (var transform in part.Transforms)
                value = value is null ? null : transforms.Apply(transform, value);
            if (string.IsNullOrWhiteSpace(value) && !part.Optional)
                return null;
            filled.Append(value);
        }

        return filled.ToString().Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>The value of a template that is one hole and nothing else; numbers stay numbers.</summary>
    public object? Whole(Func<string, object?> lookup) =>
        _parts is [{ Path: { } path, Format: null, Transforms: [] }] ? lookup(path) : null;

    private static Part Hole(string text)
    {
        var transforms = text.Split('|');
        var path = transforms[0];
        var colon = path.IndexOf(':', StringComparison.Ordinal);
        var format = colon < 0 ? null : path[(colon + 1)..];
        path = colon < 0 ? path : path[..colon];
        var optional = path.EndsWith('?');
        return new(null, path.TrimEnd('?'), format, optional, transforms[1..]);
    }

    private static string? Written(object? value, string? format) => value switch
    {
        null => null,
        DateTimeOffset at when format == "unix" => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        DateTimeOffset at when format == "unix-ms" => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private sealed record Part(string? Literal, string? Path, string? Format, bool Optional, string[] Transforms);
}
