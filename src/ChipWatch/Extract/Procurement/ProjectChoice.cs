using System.Buffers;
using System.Numerics;

namespace ChipWatch.Extract.Procurement;

/// <summary>
/// Which stretch of an announcement is the project's name, and which the contract's: each stretch from a place where names
/// begin (behind 中标, 为, 关于, a quote) to one where they end (项目, 标段, 合同) gets a score from what stands before, in and
/// behind it, for either role, and has to beat the score of "none".
/// </summary>
internal sealed class ProjectChoice
{
    private const int Reach = 2500;
    private const int Longest = 110;
    private const int Shortest = 5;

    /// <summary>What stands before a name outweighs all that may follow: below this no beginning has won (1 in 300 of those that did).</summary>
    private const float Hopeless = -1.5f;

    /// <summary>A whole announcement names one or the other: the better of the two is taken although "none" beats both by this much.</summary>
    private const float Doubt = 1;

    /// <summary>No ending, but a quote closes.</summary>
    private const short Closed = -2;
    private static readonly LinearModel Projects = LinearModel.Load("project.txt");
    private static readonly LinearModel Contracts = LinearModel.Load("contract.txt");
    private static readonly Vector2[] Weights = [.. Projects.Names.Select((n, i) => new Vector2(Projects.Weight(i), Contracts.Weight(Contracts[n])))];
    private static readonly Affixes Behind = new(Projects, "behind", atEnd: true);
    private static readonly Affixes Ahead = new(Projects, "ahead", atEnd: false);
    private static readonly Affixes Ends = new(Projects, "ends", atEnd: true);
    private static readonly Affixes Holds = new(Projects, "holds", atEnd: true);
    private static readonly Affixes Opens = new(Projects, "opens", atEnd: false);
    private static readonly FeatureNumbers Is = new();

    /// <summary>A name may begin behind these.</summary>
    private static readonly SearchValues<char> BeforeStarts = SearchValues.Create("为是在的由:就,。;\n“《(、.了与和认)");
    private static readonly HashSet<(char, char)> StartWords = [.. new[] { "中标", "成交", "中选", "关于", "参与", "参加", "收到", "获得", "承建", "承接", "签订", "签署", "确定", "公司", "投标" }.Select(w => (w[0], w[1]))];
    private static readonly SearchValues<char> NoStart = SearchValues.Create(",。;:、)\n” 》的\t");

    private readonly string text;
    private readonly List<Labelled> labels;
    private readonly Findings findings;
    private readonly Span range;
    private readonly bool collecting;
    private readonly List<Option> options = [];
    private readonly List<(int Start, int End, int Feature)> held = [];

    /// <summary>By place from the range's start: the feature of what a name may end with there, or -1; what the words ahead add.</summary>
    private readonly short[] ends;
    private readonly Vector2[] ahead;

    private ProjectChoice(string text, Span range, List<Labelled> labels, Findings findings, bool collecting)
    {
        (this.text, this.labels, this.findings, this.collecting) = (text, labels, findings, collecting);
        this.range = range with { End = Math.Min(range.End, range.Start + Reach) };
        var length = Math.Max(0, Math.Min(text.Length, this.range.End + Longest) - this.range.Start) + 1;
        (ends, ahead) = (new short[length], new Vector2[length]);
        Survey();
        Generate();
        Count();
    }

    /// <summary>A stretch, what its features come to for either role, and, when learning, which they are.</summary>
    internal record struct Option(Span Span, Vector2 Score)
    {
        public ulong[]? On { get; init; }

        public void Add(int feature)
        {
            Score += Weights[feature];
            if (On is not null)
                On[feature >> 6] |= 1UL << feature;
        }
    }

    public static (Span Project, Span Contract) Best(string text, Span range, List<Labelled> labels, Findings findings)
    {
        var least = new Vector2(float.NegativeInfinity);
        var (project, contract) = (new Option(default, least), new Option(default, least));
        foreach (var option in new ProjectChoice(text, range, labels, findings, false).options)
        {
            if (option.Score.X > project.Score.X)
                project = option;
            if (option.Score.Y > contract.Score.Y)
                contract = option;
        }

        var (lead, contractLead) = (project.Score.X - Weights[Is.None].X, contract.Score.Y - Weights[Is.None].Y);
        if (lead <= 0 && contractLead <= 0)
            return Math.Max(lead, contractLead) < (range.Length == text.Length ? -Doubt : 0) ? default : lead >= contractLead ? (project.Span, default) : (default, contract.Span);
        return (lead > 0 ? project.Span : default, contractLead > 0 ? contract.Span : default);
    }

    public static List<Option> Options(string text, List<Labelled> labels, Findings findings) => new ProjectChoice(text, new(0, text.Length), labels, findings, true).options;

    public static IReadOnlyList<string> Names => Projects.Names;

    public static Features Nothing()
    {
        var none = Projects.None();
        none.Add(Is.None);
        return none;
    }

    /// <summary>Where names may end, and where the words stand that they may hold.</summary>
    private void Survey()
    {
        ends[0] = -1;
        for (var i = 1; i < ends.Length; i++)
        {
            var end = range.Start + i;
            Holds.Find(text, end, held);
            ends[i] = (short)Ends.Longest(text, end);
            if (ends[i] < 0 && end < text.Length && text[end] is '”' or '》')
                ends[i] = Closed;
            if (ends[i] != -1)
            {
                var behind = default(Option);
                Ahead.Mark(text, end, ref behind);
                ahead[i] = behind.Score;
            }
        }
    }

    private void Generate()
    {
        var (label, first) = (0, 0);
        for (var start = Math.Max(1, range.Start); start < range.End; start++)
        {
            if (!(BeforeStarts.Contains(text[start - 1]) || (start > 1 && StartWords.Contains((text[start - 2], text[start - 1])))) || NoStart.Contains(text[start]))
                continue;
            while (first < held.Count && held[first].End <= start)
                first++;
            while (label < labels.Count && labels[label].Value.Start < start)
                label++;
            From(start, first, label);
        }

        foreach (var candidates in new[] { findings.Projects, findings.Contracts })
        {
            foreach (var candidate in candidates)
            {
                if (candidate.Span.Length is >= Shortest and <= 130 && candidate.Span.Start >= range.Start && !options.Exists(o => o.Span == candidate.Span))
                    options.Add(Whole(candidate.Span));
            }
        }
    }

    /// <summary>All stretches from one place, their brackets and quotes closed.</summary>
    private void From(int start, int first, int label)
    {
        var option = Begin(start, label);
        if (!collecting && option.Score.X < Hopeless && option.Score.Y < Hopeless)
            return;
        var (round, quote, title) = (0, 0, 0);
        Span<ulong> seen = stackalloc ulong[Is.Words];
        var limit = Math.Min(text.Length, start + Longest);
        for (var at = start; at < limit; at++)
        {
            switch (text[at])
            {
                case '。' or ';' or '\n':
                    return;
                case '(':
                    round++;
                    break;
                case '“':
                    quote++;
                    break;
                case '《':
                    title++;
                    break;
                case ')':
                    round--;
                    break;
                case '”':
                    quote--;
                    break;
                case '》':
                    title--;
                    break;
            }

            if (round < 0 || quote < 0 || title < 0)
                return;
            var end = at + 1;
            if (end - start < Shortest || (round | quote | title) != 0 || ends[end - range.Start] == -1)
                continue;
            for (; first < held.Count && held[first].End <= end; first++)
            {
                if (held[first].Start >= start && (seen[held[first].Feature >> 6] >> held[first].Feature & 1) == 0)
                {
                    seen[held[first].Feature >> 6] |= 1UL << held[first].Feature;
                    option.Add(held[first].Feature);
                }
            }

            options.Add(Finish(option with { On = option.On is null ? null : [.. option.On] }, end, label));
        }
    }

    private Option Begin(int start, int label)
    {
        var option = new Option(new(start, start), Vector2.Zero) { On = collecting ? new ulong[Is.Words] : null };
        Behind.Mark(text, start, ref option);
        Opens.Mark(text, start, ref option);
        option.Add(Is.Place[Math.Min(Is.Place.Length - 1, start / 150)]);
        if (label < labels.Count && labels[label].Value.Start == start)
            option.Add(Is.Labelled[(int)labels[label].Role]);
        return option;
    }

    private Option Finish(Option option, int end, int label)
    {
        option.Span = new(option.Span.Start, end);
        if (label < labels.Count && labels[label].Value == option.Span)
            option.Add(Is.Whole[(int)labels[label].Role]);
        var surveyed = end - range.Start < ends.Length ? ends[end - range.Start] : (short)-1;
        if (option.On is null && surveyed != -1)
            option.Score += ahead[end - range.Start];
        else
            Ahead.Mark(text, end, ref option);
        if ((surveyed >= 0 ? surveyed : Ends.Longest(text, end)) is var ending and >= 0)
            option.Add(ending);
        option.Add(Is.Length[Math.Min(Is.Length.Length - 1, option.Span.Length / 6)]);
        foreach (var candidate in findings.Projects)
        {
            if (candidate.Span == option.Span)
                option.Add(Is.RuleProject[Math.Clamp(candidate.Score / 10, 0, 10)]);
        }

        foreach (var candidate in findings.Contracts)
        {
            if (candidate.Span == option.Span)
                option.Add(Is.RuleContract[Math.Clamp(candidate.Score / 10, 0, 10)]);
        }

        return option;
    }

    /// <summary>A stretch that the rules found where none was looked for.</summary>
    private Option Whole(Span span)
    {
        var label = labels.FindIndex(l => l.Value.Start == span.Start);
        var option = Begin(span.Start, label < 0 ? labels.Count : label);
        var words = new List<(int Start, int End, int Feature)>();
        for (var end = span.Start + 1; end <= span.End; end++)
            Holds.Find(text, end, words);
        foreach (var feature in words.Where(w => w.Start >= span.Start).Select(w => w.Feature).Distinct())
            option.Add(feature);
        return Finish(option, span.End, label < 0 ? labels.Count : label);
    }

    /// <summary>How often each of them is said, where that may decide.</summary>
    private void Count()
    {
        var (least, most) = (Vector2.Zero, Vector2.Zero);
        foreach (var feature in Is.Said)
            (least, most) = (Vector2.Min(least, Weights[feature]), Vector2.Max(most, Weights[feature]));
        var best = Weights[Is.None] - most - new Vector2(Doubt);
        foreach (var option in options)
            best = Vector2.Max(best, option.Score);
        best += least - most;
        for (var i = 0; i < options.Count; i++)
        {
            var option = options[i];
            if (!collecting && option.Score.X < best.X && option.Score.Y < best.Y)
                continue;
            var said = 0;
            foreach (var other in options)
                said += other.Span.Length == option.Span.Length && other.Span.In(text).SequenceEqual(option.Span.In(text)) ? 1 : 0;
            option.Add(Is.Said[Math.Min(said, Is.Said.Length) - 1]);
            options[i] = option;
        }
    }

    /// <summary>The model's numbers for what is no word.</summary>
    private sealed class FeatureNumbers
    {
        public int Words { get; } = (Projects.Names.Count + 63) / 64;
        public int None { get; } = Projects["none"];
        public int[] Place { get; } = Numbered("place", 7);
        public int[] Length { get; } = Numbered("length", 13);
        public int[] Said { get; } = Numbered("said", 4);
        public int[] RuleProject { get; } = Numbered("found as project", 11);
        public int[] RuleContract { get; } = Numbered("found as contract", 11);
        public int[] Labelled { get; } = [.. Enum.GetNames<Role>().Select(n => Projects["value of " + n])];
        public int[] Whole { get; } = [.. Enum.GetNames<Role>().Select(n => Projects["whole value of " + n])];

        private static int[] Numbered(string name, int count) => [.. Enumerable.Range(0, count).Select(n => Projects[name + " " + n])];
    }
}
