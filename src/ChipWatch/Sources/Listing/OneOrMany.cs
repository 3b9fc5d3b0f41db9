using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChipWatch.Sources.Listing;

/// <summary>One template, or several of which the first that can be filled counts.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record OneOrMany(IReadOnlyList<string> Texts)
{
    private readonly Template[] _templates = [.. Texts.Select(Template.Parse)];

    public IEnumerable<string> Transforms => _templates.SelectMany(t => t.Transforms);

    /// <summary>Paths that the templates ask for.</summary>
    public IEnumerable<string> Holes => _templates.SelectMany(t => t.Holes);

    public string? Fill(Func<string, object?> lookup, TransformSet transforms)
    {
        foreach (var template in _templates)
            if (template.Fill(lookup, transforms) is { } value)
                return value;
        return null;
    }

    /// <summary>As lines: every one that can be filled, of several with one label (<c>Buyer: …</c>) the first; null when none can.</summary>
    public string? Lines(Func<string, object?> lookup, TransformSet transforms)
    {
        var filled = _templates.Select(t => t.Fill(lookup, transforms)).OfType<string>();
        var lines = filled.DistinctBy(l => l.IndexOf(": ", StringComparison.Ordinal) is > 0 and var label ? l[..label] : l, StringComparer.Ordinal);
        return string.Join('\n', lines) is { Length: > 0 } text ? text : null;
    }

    private sealed class Converter : JsonConverter<OneOrMany>
    {
        public override OneOrMany Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return reader.TokenType == JsonTokenType.String
                    ? new([reader.GetString()!])
                    : new(JsonSerializer.Deserialize<string[]>(ref reader, options)!);
            }
            catch (FormatException broken)
            {
                throw new JsonException(broken.Message, broken);
            }
        }

        public override void Write(Utf8JsonWriter writer, OneOrMany value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Texts, options);
    }
}
