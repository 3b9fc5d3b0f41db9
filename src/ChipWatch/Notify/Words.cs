using System.Globalization;
using System.Text.Json;

namespace ChipWatch.Notify;

/// <summary>The frame's words in one language, from <c>Notify/Texts/{language}.json</c>.</summary>
public sealed class Words
{
    private readonly Dictionary<string, string> words;

    private Words(string language)
    {
        Language = language;
        using var stream = typeof(Words).Assembly.GetManifestResourceStream($"Notify/Texts/{language}.json")
            ?? throw new ArgumentException($"there are no words in '{language}'", nameof(language));
        words = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    public static Words English { get; } = new("en");
    public static Words Chinese { get; } = new("zh");

    public string Language { get; }

    public static Words In(string language) => language == "zh" ? Chinese : English;

    /// <exception cref="KeyNotFoundException">The language's file lacks that key; a test compares the files.</exception>
    public string this[string key] => words[key];

    public IReadOnlyCollection<string> Keys => words.Keys;

    /// <summary>For the templates.</summary>
    public IReadOnlyDictionary<string, string> All => words;

    public string Of<T>(string group, T value)
        where T : struct, Enum => words[$"{group}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString())}"];

    public string Format(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, words[key], values);
}
