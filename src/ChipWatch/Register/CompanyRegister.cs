namespace ChipWatch.Register;

/// <summary>The company register: names to ids, and where a text mentions them.</summary>
public sealed class CompanyRegister
{
    private static readonly Lazy<CompanyRegister> Shipped = new(RegisterFiles.Load);

    private readonly Dictionary<string, Company> byId;
    private readonly Dictionary<string, string> byName = new(StringComparer.Ordinal);
    private readonly List<(string Prefix, string Id)> branches = [];
    private readonly PairFilter keys = new();
    private readonly List<RegisterName> names = [];
    private readonly NameTrie trie;

    /// <exception cref="ArgumentException">Two entries share an id.</exception>
    public CompanyRegister(IReadOnlyList<Company> companies)
    {
        Companies = companies;
        byId = companies.ToDictionary(c => c.Id, StringComparer.Ordinal);
        foreach (var company in companies)
        {
            foreach (var name in company.Names)
                names.Add(new(company, null, name));
            foreach (var product in company.Products)
                names.AddRange(product.Names.Select(name => new RegisterName(company, product.Id, name)));
            foreach (var name in company.Names.Concat(company.Tickers))
                byName.TryAdd(LegalName.Key(name), company.Id);
            branches.AddRange(company.Branches.Select(b => (LegalName.Key(b), company.Id)));
        }

        foreach (var key in byName.Keys.Concat(branches.Select(b => b.Prefix)))
            keys.Add(key);
        trie = new(names.SelectMany((name, i) => NameVariants.Of(name.Written).Select(v => KeyValuePair.Create(v, i))));
    }

    /// <summary>The register that ships with the project (<c>Register/Companies/*.json</c>, embedded).</summary>
    public static CompanyRegister Default => Shipped.Value;

    public IReadOnlyList<Company> Companies { get; }

    /// <summary>The company with that id, or null.</summary>
    public Company? ById(string id) => byId.GetValueOrDefault(id);

    /// <summary>
    /// Id of the company that is written exactly so (case, width, script, spaces and legal form aside), has that ticker, or is
    /// the parent of a branch so named; or null.
    /// </summary>
    public string? IdOf(string name)
    {
        if (!MayKnow(name) && LegalName.PlaceOf(name) is null)
            return null;
        var key = LegalName.Key(name);
        if (byName.TryGetValue(key, out var id))
            return id;
        foreach (var shorter in LegalName.Shorter(key))
            if (byName.TryGetValue(shorter, out id))
                return id;
        foreach (var (prefix, company) in branches)
            if (key.StartsWith(prefix, StringComparison.Ordinal))
                return company;
        return null;
    }

    /// <summary>Nearly all companies of the world are not in the register: their first two characters tell.</summary>
    private bool MayKnow(string name)
    {
        var first = '\0';
        foreach (var c in name)
        {
            if (char.IsWhiteSpace(c))
                continue;
            if (first != '\0')
                return keys.MayBegin(first, CharacterFold.Of(c));
            first = CharacterFold.Of(c);
        }

        return true;
    }

    /// <summary>Longest mentions from left to right, word boundaries and traps heeded; linear in the text.</summary>
    public IReadOnlyList<Mention> Scan(string text)
    {
        List<NameHit>? hits = null;
        for (var i = trie.NextStart(text, 0); i < text.Length; i = trie.NextStart(text, i))
        {
            if (Longest(text, i) is { } hit)
            {
                (hits ??= []).Add(hit);
                i = hit.End;
            }
            else
            {
                i++;
            }
        }

        return hits is null ? [] : MentionFilter.Keep(text, hits);
    }

    private NameHit? Longest(string text, int start)
    {
        // Most letters of a Latin text stand inside a word, where no name begins.
        if (start > 0 && char.IsAsciiLetterOrDigit(text[start]) && char.IsAsciiLetterOrDigit(text[start - 1]))
            return null;
        NameHit? best = null;
        var node = 0;
        for (var end = start; end < text.Length && (node = trie.Step(node, text[end])) >= 0; end++)
            if (trie.ValueAt(node) is >= 0 and var index && names[index].Fits(text, start, end + 1))
                best = new(start, end + 1, names[index]);
        return best;
    }
}
