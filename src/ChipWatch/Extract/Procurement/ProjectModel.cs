using System.Numerics;

namespace ChipWatch.Extract.Procurement;

/// <summary>What was learned of the names of projects and of contracts: one list of features, a weight of each for either.</summary>
internal static class ProjectModel
{
    private static readonly LinearModel Projects = LinearModel.Load("project.txt");
    private static readonly LinearModel Contracts = LinearModel.Load("contract.txt");

    /// <summary>By feature: for a project's name, for a contract's.</summary>
    public static readonly Vector2[] Weights = [.. Projects.Names.Select((n, i) => new Vector2(Projects.Weight(i), Contracts.Weight(Contracts[n])))];

    public static readonly Affixes.Table Strings = new(Projects);

    public static IReadOnlyList<string> Names => Projects.Names;

    /// <summary>Machine words that a bit for each feature takes.</summary>
    public static int Words { get; } = (Projects.Names.Count + 63) / 64;

    public static int None { get; } = Projects["none"];
    public static int[] Place { get; } = Numbered("place", 7);
    public static int[] Length { get; } = Numbered("length", 13);
    public static int[] Said { get; } = Numbered("said", 4);
    public static int[] RuleProject { get; } = Numbered("found as project", 11);
    public static int[] RuleContract { get; } = Numbered("found as contract", 11);
    public static int[] Labelled { get; } = [.. Enum.GetNames<Role>().Select(n => Projects["value of " + n])];
    public static int[] Whole { get; } = [.. Enum.GetNames<Role>().Select(n => Projects["whole value of " + n])];

    /// <summary>The least and the most that being said often can add.</summary>
    public static (Vector2 Least, Vector2 Most) Repeated { get; } = Said.Aggregate(
        (Least: Vector2.Zero, Most: Vector2.Zero), (bounds, said) => (Vector2.Min(bounds.Least, Weights[said]), Vector2.Max(bounds.Most, Weights[said])));

    /// <summary>No beginning right behind the character scores more, its place and label aside.</summary>
    public static Vector2 BestBehind(char before)
    {
        var best = Strings[before].Behind.Aggregate(Vector2.Zero, (sum, word) => sum + (word.Length == 1 ? Weights[word.Feature] : Vector2.Max(Vector2.Zero, Weights[word.Feature])));
        return best + BestOpening;
    }

    /// <summary>The most that a name's own beginning can add.</summary>
    public static Vector2 BestOpening { get; } = Strings.All.Aggregate(
        Vector2.Zero, (best, strings) => Vector2.Max(best, strings.Opens.Aggregate(Vector2.Zero, (sum, word) => sum + Vector2.Max(Vector2.Zero, Weights[word.Feature]))));

    public static Features Nothing()
    {
        var none = Projects.None();
        none.Add(None);
        return none;
    }

    private static int[] Numbered(string name, int count) => [.. Enumerable.Range(0, count).Select(n => Projects[name + " " + n])];
}

/// <summary>A stretch that may be a name, what its features come to for either role, and, when learning, which they are.</summary>
internal record struct ProjectOption(Span Span, Vector2 Score)
{
    public ulong[]? On { get; init; }

    public void Add(int feature)
    {
        Score += ProjectModel.Weights[feature];
        if (On is not null)
            On[feature >> 6] |= 1UL << feature;
    }
}
