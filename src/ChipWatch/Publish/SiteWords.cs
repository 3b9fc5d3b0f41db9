using System.Globalization;
using System.Text.Json;
using ChipWatch.Notify;

namespace ChipWatch.Publish;

/// <summary>The site's own words in one language, from <c>Publish/Site/{language}.json</c>, beside those it shares with the mails.</summary>
public sealed class SiteWords
{
    private readonly Dictionary<string, string> words;

    private SiteWords(Words shared)
    {
        Shared = shared;
        words = JsonSerializer.Deserialize<Dictionary<string, string>>(SiteFiles.Read($"{shared.Language}.json"))!;
    }

    public static SiteWords English { get; } = new(Words.English);
    public static SiteWords Chinese { get; } = new(Words.Chinese);

    public Words Shared { get; }

    /// <summary>Days are those of the market that the site watches.</summary>
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public string this[string key] => words[key];

    public IReadOnlyDictionary<string, string> All => words;

    public string Format(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, words[key], values);
}

/// <summary>What the site is made of: <c>Publish/Site/*</c>, embedded.</summary>
internal static class SiteFiles
{
    public static string Read(string name)
    {
        using var stream = typeof(SiteFiles).Assembly.GetManifestResourceStream($"Publish/Site/{name}") ?? throw new FileNotFoundException($"Publish/Site/{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
