namespace ChipWatch.Extract.Procurement;

internal enum Role { Buyer, Supplier, Member, Runner, Project, Contract, Amount, Budget, Number, Lot, Item, Quantity, Date, Agent, Other }

/// <summary>The word lists beside this file, embedded: what portals and filings put before values, and how bodies' names end.</summary>
internal static class Lexicon
{
    private const int LongestLabel = 14;
    private static readonly Endings<Role> Labels = new(ReadLabels().Where(label => label.Key.Length is >= 2 and <= LongestLabel));
    private static readonly Endings<bool> Organisations = new(Lines("organisations.txt").Distinct().Select(ending => KeyValuePair.Create(ending, true)));
    private static readonly Endings<bool> Companies = Short("companies.txt");
    private static readonly Endings<bool> Customers = Short("customers.txt");

    /// <summary>The longest label that ends <paramref name="text"/>, or 0.</summary>
    public static int LabelAtEnd(ReadOnlySpan<char> text, out Role role) => Labels.LongestAtEnd(text, out role);

    /// <summary>Whether any label ends with the character.</summary>
    public static bool MayEndLabel(char last) => Labels.MayEnd(last);

    /// <summary>Whether the names of any organisations end with the character.</summary>
    public static bool MayEndOrganisation(char last) => Organisations.MayEnd(last);

    /// <summary>Length of the organisation's ending that ends <paramref name="text"/>, or 0.</summary>
    public static int OrganisationAtEnd(ReadOnlySpan<char> text) => Organisations.LongestAtEnd(text, out _);

    /// <summary>Length of what ends <paramref name="text"/> as the short names of companies end (…科技), or 0.</summary>
    public static int CompanyAtEnd(ReadOnlySpan<char> text) => Companies.LongestAtEnd(text, out _);

    /// <summary>Length of what ends <paramref name="text"/> as the short names of bodies that buy end (…地铁), or 0.</summary>
    public static int CustomerAtEnd(ReadOnlySpan<char> text) => Customers.LongestAtEnd(text, out _);

    /// <summary>Endings of two to four characters.</summary>
    private static Endings<bool> Short(string file) => new(Lines(file).Distinct().Where(ending => ending.Length is >= 2 and <= 4).Select(ending => KeyValuePair.Create(ending, true)));

    private static Dictionary<string, Role> ReadLabels()
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

        return labels;
    }

    /// <summary>Learned weights, "trait number" a line, by the trait's place in its enumeration; a trait without a line weighs nothing.</summary>
    internal static double[] Weights<TTrait>(string name)
        where TTrait : struct, Enum
    {
        var traits = Enum.GetValues<TTrait>();
        var weights = new double[traits.Length];
        foreach (var line in Lines(name))
        {
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            weights[Array.IndexOf(traits, Enum.Parse<TTrait>(line.AsSpan(0, blank)))] = double.Parse(line.AsSpan(blank + 1), System.Globalization.CultureInfo.InvariantCulture);
        }

        return weights;
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
