using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;
using ChipWatch.Register;

namespace ChipWatch.Extract.Industry;

/// <summary>Chips and systems that are announced, revealed, taped out, shipped or planned, with what they can do.</summary>
internal static class ProductExtractor
{
    public static void Read(Passage passage, List<Claim> claims)
    {
        var launch = LaunchOf(passage);
        if (launch is { } doubt && Stance.Doubtful(passage, doubt.Start, plansCount: true))
            return;
        var specs = SpecReader.Read(passage);
        var product = ProductOf(passage, launch);
        if (product is null)
        {
            Unnamed(passage, launch, specs, claims);
            return;
        }

        var gains = GainReader.Read(passage);
        if (launch is { Value: "roadmap" } vague && specs.Count == 0 && gains.Count == 0 && Bare(passage, vague))
            return;
        if ((launch is null && specs.Count == 0 && gains.Count == 0) || (launch is null && Comparison(passage, product.Value)))
            return;
        if (Parties.Owner(passage, product.Value) is not { } owner || (launch is { } verb && SaidByOthers(passage, verb, product.Value)))
            return;
        claims.Add(ClaimOf(passage, launch, owner, Parties.Product(passage, product.Value), passage.Evidence(product.Value.Start, product.Value.End, "product"), specs, gains));
    }

    /// <summary>"next generation" alone says nothing of when or what.</summary>
    private static bool Bare(Passage passage, Term launch) =>
        (passage.Between(launch.Start, launch.End) is var word && (word.StartsWith("next", StringComparison.OrdinalIgnoreCase) || word is "下一代" || word is "在研" || word is "upcoming" or "forthcoming"))
        && !passage.Figures.Any(f => f.Date is not null);

    /// <summary>"Alibaba's new training chip": a maker and a kind of chip, the name perhaps in a later sentence.</summary>
    private static void Unnamed(Passage passage, Term? launch, List<(ProductSpec Spec, Evidence Evidence)> specs, List<Claim> claims)
    {
        if (launch is not { } verb || verb.Value == "roadmap" || passage.First(TermKind.ProductNoun, passage.Start, passage.End) is not { } noun || Math.Abs(noun.Start - verb.Start) > 60)
            return;
        var named = NameBefore(passage, noun.Start);
        var fresh = passage.Between(Math.Max(passage.Start, noun.Start - 24), noun.Start);
        if (named < 0 && !fresh.Contains(" new ", StringComparison.Ordinal) && !fresh.Contains("new-", StringComparison.Ordinal) && !fresh.Contains("first ", StringComparison.Ordinal) && !fresh.Contains("own ", StringComparison.Ordinal) && !fresh.Contains("new ", StringComparison.Ordinal)
            && !fresh.Contains("新", StringComparison.Ordinal) && !fresh.Contains("自研", StringComparison.Ordinal) && !fresh.Contains("首款", StringComparison.Ordinal) && verb.Value is not "taped_out")
            return;
        var subject = passage.Reading.Subjects.InSentence(passage, noun.Start, passage.End);
        if (subject is not { Evidence: { } maker } who || maker.Start < passage.Start || who.Party.Id is null)
            return;
        var (start, end) = named < 0 ? (noun.Start, noun.End) : (named, noun.Start - 1);
        while (named < 0 && start > passage.Start && char.IsAsciiLetterOrDigit(passage.Text[start - 1]))
            start--;
        claims.Add(ClaimOf(passage, launch, who, new Party(passage.Text[start..end]), passage.Evidence(start, end, "product"), specs, GainReader.Read(passage)));
    }

    /// <summary>Where the name of "the Rubin CPX accelerator" begins, which the register does not know; -1 where no such name stands before the noun.</summary>
    private static int NameBefore(Passage passage, int noun)
    {
        var (text, start) = (passage.Text, noun);
        while (start - 1 > passage.Start && text[start - 1] == ' ')
        {
            var word = start - 1;
            while (word > passage.Start && (char.IsAsciiLetterOrDigit(text[word - 1]) || text[word - 1] == '-'))
                word--;
            if (word == start - 1 || !(char.IsAsciiLetterUpper(text[word]) || char.IsAsciiDigit(text[word])) || text.AsSpan(word, start - 1 - word) is "AI" or "GPU" or "CPU" or "NPU" or "TPU" or "HBM" or "The" or "Its" or "A")
                break;
            start = word;
        }

        return start < noun && char.IsAsciiLetterUpper(text[start]) && !Known(passage, start, noun) && (text.AsSpan(start, noun - start).IndexOfAnyInRange('0', '9') >= 0 || text.AsSpan(start, noun - 1 - start).Contains(' ')) ? start : -1;
    }

    private static bool Known(Passage passage, int start, int end)
    {
        foreach (var mention in passage.Mentions)
        {
            if (mention.Start < end && start < mention.End)
                return true;
        }

        return false;
    }

    private static ProductClaim ClaimOf(Passage passage, Term? launch, (Party Party, Evidence? Evidence) company, Party product, Evidence productEvidence,
        List<(ProductSpec Spec, Evidence Evidence)> specs, List<(ProductGain Gain, Evidence Evidence)> gains)
    {
        List<Evidence> parts = [productEvidence];
        if (company.Evidence is { } named)
            parts.Add(named);
        if (launch is { } verb)
            parts.Add(passage.Evidence(verb.Start, verb.End, "event"));
        parts.AddRange(specs.Select(s => s.Evidence));
        parts.AddRange(gains.Select(g => g.Evidence));
        var date = passage.Figures.FirstOrDefault(f => f.Date is not null);
        if (date.Length > 0)
            parts.Add(passage.Evidence(date.Start, date.End, "date"));
        return new ProductClaim
        {
            Company = company.Party,
            Product = product,
            Event = launch?.Value switch
            {
                "announced" => ProductEvent.Announced,
                "revealed" => ProductEvent.Revealed,
                "taped_out" => ProductEvent.TapedOut,
                "shipping" => ProductEvent.Shipping,
                "roadmap" => ProductEvent.Roadmap,
                _ => null,
            },
            Specs = [.. specs.Select(s => s.Spec)],
            Gains = [.. gains.Select(g => g.Gain)],
            Date = date.Date,
            Evidence = Parties.Spanning(passage, parts),
            Confidence = launch is not null && specs.Count > 0 ? 0.88 : launch is not null && product.Id is not null ? 0.8 : 0.7,
        };
    }

    /// <summary>The strongest word of the sentence: a road map outranks the verb that shows it, a tape-out the announcement.</summary>
    private static Term? LaunchOf(Passage passage)
    {
        Term? best = null;
        foreach (var term in passage.Terms)
        {
            if (term.Kind == TermKind.Launch && (best is null || Rank(term) > Rank(best.Value)))
                best = term;
        }

        return best;
    }

    private static int Rank(Term launch) => launch.Value switch { "taped_out" => 4, "roadmap" => 3, "shipping" => 2, "revealed" => 1, _ => 0 };

    private static Mention? ProductOf(Passage passage, Term? launch)
    {
        Mention? best = null;
        foreach (var mention in passage.Mentions)
        {
            if (mention.ProductId is null || Borrowed(passage, mention))
                continue;
            if (best is null || (launch is { } verb && Math.Abs(mention.Start - verb.End) < Math.Abs(best.Value.Start - verb.End) && verb.Start < mention.Start))
                best = mention;
        }

        return best is not { } found || (launch is { } said && Math.Abs(found.Start - said.End) > 90) ? null : Parties.WithModel(passage, found);
    }

    /// <summary>"H100-comparable", "rivals the H100", "compared with the A100": a yardstick.</summary>
    private static bool Borrowed(Passage passage, Mention mention)
    {
        foreach (var word in (ReadOnlySpan<string>)["with", "than", "rivals", "matching", "to", "like", "against", "versus", "vs", "使用", "采用", "对标", "相比", "媲美", "超过", "基于", "较", "比", "restricting", "banning", "using", "on", "as", "and", "搭载"])
        {
            if (passage.Precedes(word, mention.Start) || passage.Precedes(word + " the", mention.Start) || passage.Precedes(word + " Nvidia's", mention.Start) || passage.Precedes(word + " Nvidia’s", mention.Start))
                return true;
        }

        return mention.End < passage.End && passage.Text[mention.End] is '-' && passage.Between(mention.End, Math.Min(passage.End, mention.End + 10)).StartsWith("-c");
    }

    private static bool Comparison(Passage passage, Mention product) => passage.Has(TermKind.Compare, Math.Max(passage.Start, product.Start - 20), product.Start);

    /// <summary>Another company announces something about the product: not the maker's event.</summary>
    private static bool SaidByOthers(Passage passage, Term verb, Mention product)
    {
        foreach (var mention in passage.Mentions)
        {
            if (mention.ProductId is null && mention.End <= verb.Start && verb.Start - mention.End <= 40 && mention.CompanyId != product.CompanyId && passage.Reading.Subjects.IsCompany(mention.CompanyId))
                return true;
        }

        return false;
    }
}
