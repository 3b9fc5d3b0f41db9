using System.Text.Json;
using ChipWatch.Register;

namespace ChipWatch.Sources;

/// <summary>
/// What is of the field: an entry whose title, filer or ticker names a company of the register, or that uses one of the field's
/// words (<c>Watch/*.json</c>). Applied to whole-market lists and general news, where fetching everything would be neither
/// polite nor useful.
/// </summary>
public sealed class Watch
{
    private readonly (string Term, bool Word)[] _terms;
    private readonly CompanyRegister _register;
    private readonly HashSet<string> _tickers;

    public Watch(IEnumerable<string> terms, CompanyRegister register)
    {
        _terms = [.. terms.Select(t => (t, t.All(char.IsAscii)))];
        _register = register;
        _tickers = register.Companies.SelectMany(c => c.Tickers).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public static Watch Default { get; } = new(EmbeddedTerms(), CompanyRegister.Default);

    public bool Sees(ListedItem listed)
    {
        var item = listed.Item;
        return (item.Ticker is { } ticker && _tickers.Contains(ticker))
            || (item.Filer is { } filer && Sees(filer.Name))
            || Sees(item.Title)
            || (listed is { Content: { Length: > 0 and < 16384 } content, MediaType: "text/plain" } && Sees(System.Text.Encoding.UTF8.GetString(content.Span)));
    }

    public bool Sees(string text) => _terms.Any(t => Names(text, t.Term, t.Word)) || _register.Scan(text).Count > 0;

    /// <summary>Latin terms are whole words: "HBM" is not in "thumbmark".</summary>
    private static bool Names(string text, string term, bool word)
    {
        for (var at = 0; (at = text.IndexOf(term, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + term.Length;
            if (!word || ((at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]) || text[end] is 's' or 'S')))
                return true;
        }

        return false;
    }

    private static IEnumerable<string> EmbeddedTerms()
    {
        var assembly = typeof(Watch).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("Sources/Watch/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var term in JsonSerializer.Deserialize<string[]>(stream)!)
                yield return term;
        }
    }
}
