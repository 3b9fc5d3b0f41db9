using ChipWatch.Extract.Figures;
using ChipWatch.Register;

namespace ChipWatch.Extract.Procurement;

/// <summary>The parties, sum and goods of one English sentence that tells an award.</summary>
internal sealed class EnglishAward(Reading reading, Sentence sentence)
{
    private static readonly string[] Prizes = ["sub-package", "contract", "tender", "procurement", "order", "package", "bid", "lot", "deal", "agreement"];
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    private readonly List<Evidence> evidence = [];
    private readonly List<(int Start, int End)> names = Names(reading, sentence);

    private string Text => reading.Text;

    /// <summary>The claim, or null where neither a winner nor what was won is named.</summary>
    public ProcurementClaim? Claim(EnglishVerb verb)
    {
        if (verb.Kind == EnglishVerbKind.None)
            return null;
        var (supplier, buyer) = Parties(verb);
        var product = Product(verb);
        if (supplier is null && product is null)
            return null;
        var suppliers = supplier is { } won && !Within(product, won) ? new[] { Cite(won, "suppliers") } : [];
        var buys = buyer is { } asked ? Cite(asked, "buyer") : null;
        var amount = Amount(verb);
        var lots = Lots(verb);
        var items = Items(product, verb);
        if (suppliers.Length == 0 && lots.Count == 0 && amount is null)
            return null;
        if (buys is null && amount is null && lots.Count == 0 && items.Count == 0)
            return null;
        evidence.Insert(0, Evidence.Of(Text, verb.Start, verb.End));
        return new()
        {
            Evidence = evidence,
            Confidence = buys is not null && amount is not null ? 0.85 : 0.7,
            Stage = verb.Kind == EnglishVerbKind.Sign ? ProcurementStage.Contract : Has("preferred bidder") || Has("candidate") ? ProcurementStage.Candidate : ProcurementStage.Award,
            Buyer = buys is null ? null : new Party(buys.Name, buys.Id),
            Suppliers = suppliers,
            Lots = lots,
            Items = items,
            Amount = amount,
        };
    }

    private static List<(int Start, int End)> Names(Reading reading, Sentence sentence)
    {
        var found = NameGrammar.English(new Passage(reading, sentence.Start, sentence.End));
        foreach (var mention in reading.MentionsIn(sentence.Start, sentence.End))
        {
            if (mention.ProductId is null)
            {
                found.RemoveAll(n => n.Start < mention.End && mention.Start < n.End && n.End - n.Start <= mention.End - mention.Start);
                if (!found.Exists(n => n.Start < mention.End && mention.Start < n.End))
                    found.Add((mention.Start, mention.End));
            }
        }

        found.Sort();
        for (var i = found.Count - 1; i > 0; i--)
        {
            if (reading.Text.AsSpan(found[i - 1].End, found[i].Start - found[i - 1].End) is "'s " or "’s ")
            {
                found[i - 1] = (found[i - 1].Start, found[i].End);
                found.RemoveAt(i);
            }
        }

        return found;
    }

    private ((int Start, int End)? Supplier, (int Start, int End)? Buyer) Parties(EnglishVerb verb)
    {
        var before = names.FindLast(n => n.End <= verb.Start && !Text.AsSpan(n.End, verb.Start - n.End).Contains(';'));
        var after = names.FindAll(n => n.Start >= verb.End && Buys(n, verb));
        switch (verb.Kind)
        {
            case EnglishVerbKind.Give or EnglishVerbKind.Choose:
                var given = names.Find(n => n.Start >= verb.End && (verb.Kind == EnglishVerbKind.Choose || Text.AsSpan(verb.End, n.Start - verb.End).Trim().Length == 0 || Text.AsSpan(verb.End, n.Start - verb.End).TrimEnd().EndsWith(" to", StringComparison.Ordinal)));
                return (Some(given), Some(before));
            default:
                return (Some(before), after.Count > 0 ? Some(after[0]) : null);
        }
    }

    /// <summary>A name behind the verb is the buyer's right before the prize, behind from, with or by, or with a genitive.</summary>
    private bool Buys((int Start, int End) name, EnglishVerb verb)
    {
        var link = Text.AsSpan(verb.End, name.Start - verb.End).TrimEnd();
        if (link.EndsWith(" from", StringComparison.Ordinal) || link.EndsWith(" with", StringComparison.Ordinal) || link.EndsWith(" by", StringComparison.Ordinal) || link.EndsWith(" at", StringComparison.Ordinal) || link.EndsWith(" in", StringComparison.Ordinal))
            return !link.EndsWith(" in", StringComparison.Ordinal) || Text.AsSpan(name.End).StartsWith("'s", StringComparison.Ordinal) || Text.AsSpan(name.End).StartsWith("’s", StringComparison.Ordinal);
        if (link.EndsWith(" to", StringComparison.Ordinal) && (link.Contains("suppl", StringComparison.Ordinal) || link.Contains("provide", StringComparison.Ordinal) || link.Contains("deliver", StringComparison.Ordinal)))
            return true;
        var rest = Text.AsSpan(name.End, Math.Min(sentence.End - name.End, 60));
        var until = rest.IndexOfAny(',', ';', '.');
        rest = until >= 0 ? rest[..until] : rest;
        foreach (var prize in Prizes)
        {
            var at = rest.IndexOf(prize, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && !rest[..at].Contains(" for ", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The product that took the award ("Kunlun chips captured …"), by the register's names.</summary>
    private Mention? Product(EnglishVerb verb)
    {
        Mention? product = null;
        foreach (var mention in reading.MentionsIn(sentence.Start, sentence.End))
        {
            if (mention.ProductId is not null && (product is null || mention.End <= verb.Start))
                product = mention;
        }

        return product;
    }

    private static bool Within(Mention? product, (int Start, int End) name) => product is { } p && p.Start < name.End && name.Start < p.End;

    private Amount? Amount(EnglishVerb verb)
    {
        Figure? best = null;
        foreach (var figure in reading.FiguresIn(sentence.Start, sentence.End))
        {
            if (figure.Kind == FigureKind.Money && (figure.Max ?? figure.Min) is > 0 && (best is null || (best.Value.End <= verb.Start && figure.Start > verb.End))
                && !Text.AsSpan(Math.Max(sentence.Start, figure.Start - 30), figure.Start - Math.Max(sentence.Start, figure.Start - 30)).Contains("revenue", StringComparison.OrdinalIgnoreCase))
                best = figure;
        }

        if (best is not { } sum)
            return null;
        evidence.Add(Evidence.Of(Text, sum.Start, sum.End, "amount"));
        return sum.ToAmount(Text);
    }

    private List<Lot> Lots(EnglishVerb verb)
    {
        foreach (var noun in (ReadOnlySpan<string>)["sub-packages", "packages", "lots", "sections"])
        {
            var at = Text.IndexOf(noun, verb.End, Math.Max(0, sentence.End - verb.End), StringComparison.OrdinalIgnoreCase);
            if (at < 0 || at - verb.End > 60)
                continue;
            var count = Count(Text.AsSpan(verb.End, at - verb.End));
            if (count is < 1 or > 40)
                continue;
            evidence.Add(Evidence.Of(Text, verb.End + 1, at + noun.Length, "lots"));
            return [.. Enumerable.Repeat(new Lot(), count)];
        }

        return [];
    }

    /// <summary>"all three", "two of the five", "12".</summary>
    private static int Count(ReadOnlySpan<char> words)
    {
        foreach (var range in words.Split(' '))
        {
            var word = words[range];
            if (int.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var number))
                return number;
            for (var i = 1; i < Numbers.Length; i++)
            {
                if (word.Equals(Numbers[i], StringComparison.OrdinalIgnoreCase))
                    return i;
            }

            if (word.Equals("both", StringComparison.OrdinalIgnoreCase))
                return 2;
        }

        return 0;
    }

    private List<ProcurementItem> Items(Mention? product, EnglishVerb verb)
    {
        if (product is { } known)
        {
            evidence.Add(Evidence.Of(Text, known.Start, known.End, "items"));
            return [new(Text[known.Start..known.End])];
        }

        foreach (var link in (ReadOnlySpan<string>)[" for ", " to supply ", " to provide ", " to deliver "])
        {
            var at = Text.IndexOf(link, verb.End, Math.Max(0, sentence.End - verb.End), StringComparison.Ordinal);
            if (at < 0)
                continue;
            var (start, end) = (at + link.Length, at + link.Length);
            while (end < sentence.End && Text[end] is not (',' or '.' or ';' or '(' or '\n') && !Text.AsSpan(end).StartsWith(" from ", StringComparison.Ordinal) && !Text.AsSpan(end).StartsWith(" worth ", StringComparison.Ordinal)
                && !Text.AsSpan(end).StartsWith(" at ", StringComparison.Ordinal) && !Text.AsSpan(end).StartsWith(" in ", StringComparison.Ordinal) && !Text.AsSpan(end).StartsWith(" to ", StringComparison.Ordinal) && !Text.AsSpan(end).StartsWith(" with ", StringComparison.Ordinal))
                end++;
            return Item(start, end);
        }

        return [];
    }

    /// <summary>"3,000 AI servers": quantity and product; a sum or a span of years is neither.</summary>
    private List<ProcurementItem> Item(int start, int end)
    {
        decimal? quantity = null;
        foreach (var figure in reading.FiguresIn(start, end))
        {
            if (figure.Kind is FigureKind.Money or FigureKind.Date or FigureKind.Period)
                return [];
            if (figure.Start <= start + 1 && figure.Kind is FigureKind.Count or FigureKind.Number)
            {
                quantity = figure.Min;
                while (start < end && (char.IsAsciiDigit(Text[start]) || Text[start] is ',' or ' '))
                    start++;
            }
        }

        while (start < end && Text.AsSpan(start).StartsWith("the ", StringComparison.Ordinal))
            start += 4;
        if (end - start is < 3 or > 80)
            return [];
        evidence.Add(Evidence.Of(Text, start, end, "items"));
        return [new(Text[start..end], quantity)];
    }

    private Supplier Cite((int Start, int End) name, string field)
    {
        evidence.Add(Evidence.Of(Text, name.Start, name.End, field));
        var written = Text[name.Start..name.End];
        var id = reading.Register.IdOf(written);
        foreach (var mention in reading.MentionsIn(name.Start, name.End))
            id ??= mention.CompanyId;
        return new(written, id);
    }

    private bool Has(string words) => Text.AsSpan(sentence.Start, sentence.End - sentence.Start).Contains(words, StringComparison.OrdinalIgnoreCase);

    private static (int Start, int End)? Some((int Start, int End) name) => name.End > name.Start ? name : null;
}
