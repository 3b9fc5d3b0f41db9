namespace ChipWatch.Extract.Procurement;

/// <summary>
/// Which of the parties that an announcement names is the buyer, or that none is: what speaks for each is weighed by the numbers
/// in buyer-weights.txt, which tests/ChipWatch.Benchmarks learns from labelled announcements (<c>-- learn-buyers</c>).
/// </summary>
internal static class BuyerChoice
{
    /// <summary>What may speak for or against a party; the first ones are the <see cref="Clue"/>s that found it.</summary>
    public enum Trait
    {
        Any, Label, LooseLabel, Letter, LetterToo, LetterAgent, Told, Signed, Introduced, Called, Published, Organised, Defined, Described, Unrelated, Prefix,
        Firm, PublicBody, Agency, Exchange, AgencyLetter, ExchangeLetter, ExchangeRivalled, AgencyRivalled, ShortNamed, OnlyPrefix, PrefixFirm, OnlyPublished, OnlyUnrelated, OnlyDescribed,
        SeveralClues, ManyClues, Once, Often, InHead, InTitle, Within, Extends, Extended, InProject, Contract, ContractSigned, ContractLetter, AlsoSupplier, Long, Digits, First, Outlabelled, LetterOutlabelled, LabelOverLetter,
    }

    /// <summary>A party and its traits, a bit each.</summary>
    public readonly record struct Option(Span Name, ulong Traits)
    {
        public bool Has(Trait trait) => (Traits >> (int)trait & 1) != 0;
    }

    /// <summary>Parties that are weighed against each other: the first named, for a list of hundreds must not cost the square of its length.</summary>
    private const int Most = 64;

    private static readonly double[] Weights = Lexicon.Weights<Trait>("buyer-weights.txt");

    /// <summary>The best of the options, or an empty span where none outweighs having no buyer.</summary>
    public static Span Best(List<Option> options)
    {
        var best = default(Span);
        var most = 0.0;
        foreach (var option in options)
        {
            var weight = Weigh(option.Traits, Weights);
            if (weight > most)
                (best, most) = (option.Name, weight);
        }

        return best;
    }

    public static double Weigh(ulong traits, double[] weights)
    {
        var sum = 0.0;
        for (; traits != 0; traits &= traits - 1)
            sum += weights[System.Numerics.BitOperations.TrailingZeroCount(traits)];
        return sum;
    }

    /// <summary>The parties among the candidates, each once, with what speaks for it.</summary>
    public static List<Option> Options(string text, List<Candidate> candidates, List<Candidate> suppliers, Span project, bool contract)
    {
        if (suppliers.Count > Most)
            suppliers = suppliers[..Most];
        var options = new List<Option>();
        foreach (var candidate in candidates)
        {
            var at = options.FindIndex(o => Same(text, o.Name, candidate.Span));
            var clue = Bit((Trait)(int)candidate.Clue);
            if (at >= 0)
                options[at] = options[at] with { Traits = options[at].Traits | clue };
            else if (options.Count < Most)
                options.Add(new(candidate.Span, clue));
        }

        var rivalled = options.Exists(o => Shape(o.Name.In(text)) is not (Trait.Agency or Trait.Exchange) && (o.Has(Trait.Label) || o.Has(Trait.Called) || o.Has(Trait.Signed) || o.Has(Trait.Described) || o.Has(Trait.Defined) || o.Has(Trait.Unrelated)));
        for (var i = 0; i < options.Count; i++)
            options[i] = options[i] with { Traits = options[i].Traits | Traits(text, options, i, suppliers, project, contract, rivalled) };
        return options;
    }

    private static ulong Traits(string text, List<Option> options, int index, List<Candidate> suppliers, Span project, bool contract, bool rivalled)
    {
        var option = options[index];
        var name = option.Name.In(text);
        var shape = Shape(name);
        var letter = option.Has(Trait.Letter) || option.Has(Trait.LetterToo) || option.Has(Trait.LetterAgent) || option.Has(Trait.Told);
        var clues = System.Numerics.BitOperations.PopCount(option.Traits);
        var traits = Bit(Trait.Any) | Bit(shape);
        Mark(Trait.AgencyLetter, letter && shape == Trait.Agency);
        Mark(Trait.ExchangeLetter, letter && shape == Trait.Exchange);
        Mark(Trait.AgencyRivalled, rivalled && shape == Trait.Agency);
        Mark(Trait.ExchangeRivalled, rivalled && shape == Trait.Exchange);
        Mark(Trait.PrefixFirm, option.Has(Trait.Prefix) && shape == Trait.Firm);
        Mark(Trait.OnlyPrefix, clues == 1 && option.Has(Trait.Prefix));
        Mark(Trait.OnlyPublished, clues == 1 && option.Has(Trait.Published));
        Mark(Trait.OnlyUnrelated, clues == 1 && option.Has(Trait.Unrelated));
        Mark(Trait.OnlyDescribed, clues == 1 && option.Has(Trait.Described));
        Mark(Trait.SeveralClues, clues == 2);
        Mark(Trait.ManyClues, clues > 2);
        var mentions = Mentions(text, name);
        Mark(Trait.Once, mentions == 1);
        Mark(Trait.Often, mentions > 3);
        var first = text.AsSpan().IndexOf(name, StringComparison.Ordinal);
        Mark(Trait.InTitle, first < 120);
        Mark(Trait.InHead, first is >= 120 and < 500);
        Mark(Trait.ShortNamed, option.Name.End + 4 < text.Length && text[option.Name.End] == '(' && text.AsSpan(option.Name.End, Math.Min(12, text.Length - option.Name.End)).Contains('称'));
        Mark(Trait.Contract, contract);
        Mark(Trait.ContractSigned, contract && option.Has(Trait.Signed));
        Mark(Trait.ContractLetter, contract && letter);
        Mark(Trait.Long, name.Length > 22);
        Mark(Trait.Digits, name.IndexOfAnyInRange('0', '9') >= 0);
        Mark(Trait.First, index == 0);
        Mark(Trait.InProject, project.In(text).IndexOf(name, StringComparison.Ordinal) > 0);
        var labelled = option.Has(Trait.Label) || option.Has(Trait.Called);
        var outlabelled = !labelled && options.Exists(o => o.Has(Trait.Label) || o.Has(Trait.Called));
        Mark(Trait.Outlabelled, outlabelled);
        Mark(Trait.LetterOutlabelled, outlabelled && letter);
        Mark(Trait.LabelOverLetter, labelled && !letter && options.Exists(o => o.Has(Trait.Letter)));
        foreach (var supplier in suppliers)
            Mark(Trait.AlsoSupplier, Same(text, supplier.Span, option.Name));
        foreach (var other in options)
        {
            var longer = other.Name.In(text);
            Mark(Trait.Extended, longer.Length > name.Length && longer.StartsWith(name, StringComparison.Ordinal));
            Mark(Trait.Extends, longer.Length < name.Length && name.StartsWith(longer, StringComparison.Ordinal));
            Mark(Trait.Within, longer.Length > name.Length && longer.EndsWith(name, StringComparison.Ordinal));
        }

        return traits;

        void Mark(Trait trait, bool holds)
        {
            if (holds)
                traits |= Bit(trait);
        }
    }

    private static int Mentions(string text, ReadOnlySpan<char> name)
    {
        var count = 0;
        for (var rest = text.AsSpan(); count < 5 && rest.IndexOf(name, StringComparison.Ordinal) is var at and >= 0; rest = rest[(at + name.Length)..])
            count++;
        return count;
    }

    /// <summary>Who runs tenders for others, by kind, and what else a name's end tells.</summary>
    private static Trait Shape(ReadOnlySpan<char> name)
    {
        if (name.HoldsAny("交易", "招投标", "招标投标", "招标办", "采购中心", "招标中心", "评标", "采购办", "招标采购", "服务中心", "产权"))
            return Trait.Exchange;
        if (name.HoldsAny("招标", "代理", "咨询", "项目管理有限", "工程管理有限", "监理", "造价", "国网物资", "采购网"))
            return Trait.Agency;
        return name.EndsWith("公司", StringComparison.Ordinal) || name.EndsWith("集团", StringComparison.Ordinal) || name.EndsWith("银行", StringComparison.Ordinal) || char.IsAsciiLetter(name[^1]) ? Trait.Firm : Trait.PublicBody;
    }

    private static ulong Bit(Trait trait) => 1UL << (int)trait;

    private static bool Same(string text, Span a, Span b) => a == b || a.In(text).SequenceEqual(b.In(text));
}
