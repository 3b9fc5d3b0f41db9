using System.Collections.Frozen;

namespace ChipWatch.Extract.Procurement;

internal enum Role { Buyer, Supplier, Member, Runner, Project, Contract, Amount, Budget, Number, Lot, Item, Quantity, Date, Agent, Other }

/// <summary>The word lists beside this file, embedded: what portals and filings put before values, and how bodies' names end.</summary>
internal static class Lexicon
{
    public const int LongestLabel = 14;
    private static readonly FrozenDictionary<string, Role> Labels = ReadLabels();
    private static readonly FrozenDictionary<string, Role>.AlternateLookup<ReadOnlySpan<char>> LabelLookup =
        Labels.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Endings = [.. Lines("organisations.txt")];
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EndingLookup =
        Endings.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Companies = [.. Lines("companies.txt")];
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CompanyLookup = Companies.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string> Customers = [.. Lines("customers.txt")];
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CustomerLookup = Customers.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly System.Buffers.SearchValues<char> LastOfEndings = System.Buffers.SearchValues.Create([.. Endings.Select(e => e[^1])]);
    private static readonly int LongestEnding = Endings.Max(e => e.Length);

    /// <summary>The longest label that ends <paramref name="text"/>, or 0.</summary>
    public static int LabelAtEnd(ReadOnlySpan<char> text, out Role role)
    {
        for (var length = Math.Min(LongestLabel, text.Length); length >= 2; length--)
        {
            if (LabelLookup.TryGetValue(text[^length..], out role))
                return length;
        }

        role = default;
        return 0;
    }

    /// <summary>Length of the organisation's ending that ends <paramref name="text"/>, or 0.</summary>
    public static int OrganisationAtEnd(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !LastOfEndings.Contains(text[^1]))
            return 0;
        for (var length = Math.Min(LongestEnding, text.Length); length >= 1; length--)
        {
            if (EndingLookup.Contains(text[^length..]))
                return length;
        }

        return 0;
    }

    /// <summary>Length of what ends <paramref name="text"/> as the short names of companies end (…科技), or 0.</summary>
    public static int CompanyAtEnd(ReadOnlySpan<char> text) => AtEnd(text, CompanyLookup);

    /// <summary>Length of what ends <paramref name="text"/> as the short names of bodies that buy end (…地铁), or 0.</summary>
    public static int CustomerAtEnd(ReadOnlySpan<char> text) => AtEnd(text, CustomerLookup);

    private static int AtEnd(ReadOnlySpan<char> text, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> endings)
    {
        for (var length = Math.Min(4, text.Length); length >= 2; length--)
        {
            if (endings.Contains(text[^length..]))
                return length;
        }

        return 0;
    }

    private static FrozenDictionary<string, Role> ReadLabels()
    {
        var labels = new Dictionary<string, Role>(StringComparer.Ordinal);
        foreach (var line in Lines("labels.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var role = Enum.Parse<Role>(line.AsSpan(0, colon), ignoreCase: true);
            foreach (var label in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                labels.TryAdd(label, role);
                if (role is Role.Buyer or Role.Supplier && !label.EndsWith("名称", StringComparison.Ordinal))
                    labels.TryAdd(label + "名称", role);
            }
        }

        return labels.ToFrozenDictionary(StringComparer.Ordinal);
    }

    internal static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("ChipWatch.Extract.Procurement.Lexicon." + name)
            ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line.Trim();
        }
    }
}
