using ChipWatch.Extract.Figures;

namespace ChipWatch.Extract.Procurement;

/// <summary>
/// Which of an announcement's sums is what the award is worth: every value gets a score from the words around all its
/// mentions and from its place among the other values (<see cref="LinearModel"/>), and has to beat the score of "none".
/// </summary>
internal sealed class AmountChoice(string text, List<Money> sums, List<Labelled> labels)
{
    private const int Clause = 40;
    private const int Sentence = 100;
    private const int LabelReach = 60;

    /// <summary>More values than these are a long table, where nothing is learnt from which adds up to which.</summary>
    private const int Comparable = 16;
    private const decimal Least = 10_000;
    internal static readonly LinearModel Weights = LinearModel.Load("amount.txt");
    private static readonly WordFeatures InClause = Weights.Words("clause");
    private static readonly WordFeatures Before = Weights.Words("before");
    private static readonly FeatureNumbers Is = new(Weights);

    /// <summary>By sum: what its own words say, read once however many stretches are asked about.</summary>
    private readonly (Features Features, bool Eligible)?[] said = new (Features, bool)?[sums.Count];

    /// <summary>A value with all its mentions.</summary>
    internal sealed class Option
    {
        public required Money Money { get; init; }
        public required Features Features { get; init; }
        public double Value { get; init; }
        public int Mentions { get; set; }

        /// <summary>No word says that it is something else.</summary>
        public bool Eligible { get; set; }
    }

    public Money? Best(Span range)
    {
        var first = sums.FirstFrom(range.Start, s => s.Figure.Start);
        if (first == sums.Count || sums[first].Figure.Start >= range.End)
            return null;
        Money? best = null;
        var least = LeastOfAny;
        foreach (var option in Options(range))
        {
            if (Weights.Score(option.Features) is var score && score > least)
                (best, least) = (option.Money, score);
        }

        return best;
    }

    /// <summary>The features of an announcement that names no sum.</summary>
    public static Features Nothing { get; } = None();

    private static readonly float LeastOfAny = Weights.Score(Nothing);

    public List<Option> Options(Span range)
    {
        var options = new List<Option>();
        var byValue = new Dictionary<long, Option>();
        var label = 0;
        for (var i = sums.FirstFrom(range.Start, s => s.Figure.Start); i < sums.Count && sums[i].Figure.Start < range.End; i++)
        {
            if (sums[i].Value is not { } value || value < Least || sums[i].Score == MoneyReading.Unfit)
                continue;
            var digits = Digits((double)value);
            if (!byValue.TryGetValue(digits, out var option))
            {
                option = new() { Money = sums[i], Features = Weights.None(), Value = (double)value };
                byValue.Add(digits, option);
                options.Add(option);
            }

            option.Mentions++;
            while (label + 1 < labels.Count && labels[label + 1].Value.Start <= sums[i].Figure.Start)
                label++;
            var (features, eligible) = said[i] ??= Mention(i, label);
            option.Features.Add(features);
            option.Eligible |= eligible;
        }

        Compare(options);
        return options;
    }

    /// <summary>The first five digits and the size: "8,631.8万元" and "86,318,000元" are one value.</summary>
    private static long Digits(double value)
    {
        var size = (int)Math.Floor(Math.Log10(value));
        return ((long)Math.Round(value / Math.Pow(10, size - 4)) * 100) + size;
    }

    private (Features Features, bool Eligible) Mention(int at, int label)
    {
        var features = Weights.None();
        var eligible = sums[at].Score >= 30;
        var figure = sums[at].Figure;
        var clause = Back(figure.Start, Clause, comma: true);
        InClause.Mark(text.AsSpan(clause, figure.Start - clause), features);
        var sentence = Back(clause, Sentence, comma: false);
        Before.Mark(text.AsSpan(sentence, clause - sentence), features);
        features.Add(figure.End < text.Length ? Is.Next(text[figure.End]) : Is.NextOther);
        features.Add(Is.Cell[(int)sums[at].Cell]);
        features.Add(figure.Currency == "CNY" ? Is.Yuan : Is.Foreign);
        if (label < labels.Count && labels[label].Value is var value && value.Start <= figure.Start && figure.Start < Math.Min(value.End, value.Start + LabelReach))
        {
            features.Add(Is.Label[(int)labels[label].Role]);
            eligible |= labels[label].Role == Role.Amount && sums[at].Score > 5;
            if (figure.Start - value.Start < 6)
                features.Add(Is.Labelled[(int)labels[label].Role]);
        }

        if (at + 1 < sums.Count && MoneyReading.Restates(text, figure, sums[at + 1].Figure))
            features.Add(Is.Restated);
        if (at > 0 && MoneyReading.Restates(text, sums[at - 1].Figure, figure))
            features.Add(Is.Restating);
        return (features, eligible);
    }

    private int Back(int end, int reach, bool comma)
    {
        var floor = Math.Max(0, end - reach);
        while (end > floor && text[end - 1] is not ('。' or ';' or '\n') && !(comma && text[end - 1] is ',' or '\t'))
            end--;
        return end;
    }

    /// <summary>What a value is among the others: the first, the largest, said three times, the sum of two others.</summary>
    private static void Compare(List<Option> options)
    {
        var eligible = options.FindAll(o => o.Eligible);
        var largest = eligible.Count == 0 ? 0 : eligible.Max(o => o.Value);
        if (eligible.Count > Comparable)
            eligible.RemoveRange(Comparable, eligible.Count - Comparable);
        for (var i = 0; i < options.Count; i++)
        {
            var features = options[i].Features;
            features.Add(Is.Mentions[Math.Min(options[i].Mentions, Is.Mentions.Length) - 1]);
            features.Add(Is.Place[Math.Min(Is.Place.Length - 1, options[i].Money.Figure.Start / 300)]);
            foreach (var (least, feature) in Is.AtLeast)
            {
                if (options[i].Value >= least)
                    features.Add(feature);
            }
        }

        if (options.Count > 0)
            options[0].Features.Add(Is.First);
        if (eligible.Count == 0)
            return;
        eligible[0].Features.Add(Is.FirstEligible);
        var sum = eligible.Sum(o => o.Value);
        foreach (var option in eligible)
        {
            if (Close(option.Value, largest))
                option.Features.Add(Is.Largest);
            if (eligible.Count > 3 && Close(sum - option.Value, option.Value))
                option.Features.Add(Is.SumOfAll);
        }

        for (var i = 0; i < eligible.Count; i++)
        {
            for (var j = i + 1; j < eligible.Count; j++)
            {
                for (var k = 0; k < eligible.Count; k++)
                {
                    if (k == i || k == j || !Close(eligible[i].Value + eligible[j].Value, eligible[k].Value))
                        continue;
                    eligible[k].Features.Add(Is.SumOfTwo);
                    eligible[i].Features.Add(Is.PartOfTwo);
                    eligible[j].Features.Add(Is.PartOfTwo);
                }
            }
        }
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-4 * Math.Max(a, b);

    private static Features None()
    {
        var none = Weights.None();
        none.Add(Weights["none"]);
        return none;
    }

    /// <summary>The model's numbers for what is no word.</summary>
    private sealed class FeatureNumbers(LinearModel model)
    {
        private const string Marks = "。,;、/的和及(整\n\t";
        private readonly int[] next = [.. Marks.Select(c => model[c switch { '\n' => "next line", '\t' => "next cell", _ => "next " + c }])];

        public int NextOther { get; } = model["next other"];
        public int[] Cell { get; } = [.. Enum.GetNames<MoneyCell>().Select(n => model["cell " + n])];
        public int Yuan { get; } = model["yuan"];
        public int Foreign { get; } = model["foreign currency"];
        public int[] Label { get; } = [.. Enum.GetNames<Role>().Select(n => model["in value of " + n])];
        public int[] Labelled { get; } = [.. Enum.GetNames<Role>().Select(n => model["value of " + n])];
        public int Restated { get; } = model["restated in yuan"];
        public int Restating { get; } = model["restates a foreign sum"];
        public int[] Mentions { get; } = [.. Enumerable.Range(1, 4).Select(n => model["mentions " + n])];
        public int[] Place { get; } = [.. Enumerable.Range(0, 6).Select(n => model["place " + n])];
        public (double Least, int Feature)[] AtLeast { get; } = [(1e6, model["at least 1e6"]), (1e7, model["at least 1e7"]), (1e11, model["at least 1e11"])];
        public int First { get; } = model["first"];
        public int FirstEligible { get; } = model["first eligible"];
        public int Largest { get; } = model["largest"];
        public int SumOfAll { get; } = model["sum of the others"];
        public int SumOfTwo { get; } = model["sum of two"];
        public int PartOfTwo { get; } = model["part of two"];

        public int Next(char c) => Marks.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? next[at] : NextOther;
    }
}
