using System.Globalization;
using System.Text;
using ChipWatch.Extract;
using ChipWatch.Extract.Procurement;
using ChipWatch.Read;
using ChipWatch.Register;
using Option = ChipWatch.Extract.Procurement.BuyerChoice.Option;

namespace ChipWatch.Benchmarks;

/// <summary>
/// Learns buyer-weights.txt from labelled announcements: a choice among the parties that the rules found and "none" (which weighs
/// nothing), fitted by gradient descent with a ridge. Prints the F1 of folds that were held out, then fits all and writes.
/// </summary>
internal static class BuyerLearning
{
    private const int Folds = 5;
    private const double Ridge = 3;
    private static readonly int TraitCount = Enum.GetValues<BuyerChoice.Trait>().Length;

    /// <param name="Right">Which options are labelled buyers; none where none is.</param>
    private sealed record Example(string Id, List<Option> Options, bool[] Right, int Labelled, List<string> Names);

    public static int Run(string folder, string weightsFile, TextWriter output)
    {
        var examples = Load(folder);
        output.WriteLine($"{examples.Count} announcements with one buyer or none; the labelled one is among the options of {examples.Count(e => e.Right.Contains(true))} of {examples.Count(e => e.Labelled > 0)}");
        foreach (var example in examples.Where(e => e.Labelled > 0 && !e.Right.Contains(true)))
            output.WriteLine($"not among the options: {example.Id} has {string.Join(", ", example.Names)}");
        foreach (var ridge in (ReadOnlySpan<double>)[0.3, 1, 3, 10])
        {
            var held = (Right: 0, Said: 0, Labelled: 0);
            for (var fold = 0; fold < Folds; fold++)
            {
                var weights = Fit([.. examples.Where(e => Fold(e) != fold)], ridge);
                foreach (var example in examples.Where(e => Fold(e) == fold))
                    Count(example, weights, ref held);
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ridge {ridge}: held-out F1 {2.0 * held.Right / (held.Said + held.Labelled):0.0000} (P {(double)held.Right / held.Said:0.000}, R {(double)held.Right / held.Labelled:0.000})"));
        }

        var learned = Fit(examples, Ridge);
        var all = (Right: 0, Said: 0, Labelled: 0);
        foreach (var example in examples)
            Count(example, learned, ref all);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all, on itself: F1 {2.0 * all.Right / (all.Said + all.Labelled):0.0000}"));
        var lines = new StringBuilder("# learned by tests/ChipWatch.Benchmarks -- learn-buyers; see BuyerChoice.cs\n");
        foreach (var trait in Enum.GetValues<BuyerChoice.Trait>())
            lines.Append(CultureInfo.InvariantCulture, $"{trait} {learned[(int)trait]:0.00}\n");
        File.WriteAllText(weightsFile, lines.ToString());
        return 0;
    }

    private static void Count(Example example, double[] weights, ref (int Right, int Said, int Labelled) counts)
    {
        var best = Best(example, weights);
        counts.Labelled += example.Labelled;
        if (best < 0)
            return;
        counts.Said++;
        counts.Right += example.Right[best] ? 1 : 0;
    }

    private static int Best(Example example, double[] weights)
    {
        var (best, most) = (-1, 0.0);
        for (var i = 0; i < example.Options.Count; i++)
        {
            if (BuyerChoice.Weigh(example.Options[i].Traits, weights) is var weight && weight > most)
                (best, most) = (i, weight);
        }

        return best;
    }

    private static double[] Fit(IReadOnlyList<Example> examples, double ridge)
    {
        var weights = new double[TraitCount];
        var momentum = new double[TraitCount];
        for (var step = 0; step < 600; step++)
        {
            var gradient = new double[TraitCount];
            foreach (var example in examples)
                Pull(example, weights, gradient);
            for (var i = 0; i < TraitCount; i++)
            {
                momentum[i] = 0.9 * momentum[i] + (gradient[i] - ridge * weights[i]) / examples.Count;
                weights[i] += 0.5 * momentum[i];
            }
        }

        return weights;
    }

    /// <summary>Towards the labelled options (or none) and away from the rest, by their share of the probability.</summary>
    private static void Pull(Example example, double[] weights, double[] gradient)
    {
        var odds = example.Options.ConvertAll(o => Math.Exp(BuyerChoice.Weigh(o.Traits, weights)));
        var total = 1 + odds.Sum();
        var right = example.Right.Contains(true);
        var rightOdds = right ? odds.Where((_, i) => example.Right[i]).Sum() : 1;
        for (var i = 0; i < odds.Count; i++)
        {
            var pull = (example.Right[i] ? odds[i] / rightOdds : 0) - odds[i] / total;
            for (var traits = example.Options[i].Traits; traits != 0; traits &= traits - 1)
                gradient[System.Numerics.BitOperations.TrailingZeroCount(traits)] += pull;
        }
    }

    private static int Fold(Example example) => (int)(uint.Parse(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(example.Id)))[..7], NumberStyles.HexNumber, CultureInfo.InvariantCulture) % Folds);

    private static List<Example> Load(string folder)
    {
        var buyers = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(folder, "gold.tsv")).Skip(1))
        {
            var cells = line.Split('\t');
            if (!buyers.TryGetValue(cells[0], out var named))
                buyers[cells[0]] = named = new(StringComparer.Ordinal);
            if (Plain(cells[1]) is { Length: > 0 } buyer)
                named.Add(buyer);
        }

        var reader = new DocumentReader();
        var examples = new List<Example>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "html")).Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileName(file).Split('.')[0];
            if (!buyers.TryGetValue(id, out var labelled) || labelled.Count > 1 || reader.Read(new(File.ReadAllBytes(file))).Document is not { } document
                || ProcurementExtractor.Announcement(new(document, CompanyRegister.Default)) is not { } found)
                continue;
            var options = found.Announcement.Options();
            var names = options.ConvertAll(o => Plain(o.Name.In(found.Text).ToString()));
            examples.Add(new(id, options, [.. names.Select(labelled.Contains)], labelled.Count, names));
        }

        return examples;
    }

    /// <summary>Letters and digits only, as the labels are compared.</summary>
    private static string Plain(string name) => string.Concat(name.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
