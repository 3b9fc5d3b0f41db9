using System.Numerics;

namespace ChipWatch.Extract.Procurement;

/// <summary>
/// How sure an award is by how it was read. The weights in confidence.txt are fitted to labelled claims by
/// tests/ChipWatch.Benchmarks (<c>-- learn-confidence</c>), which also says what a right claim is; <c>-- calibration</c> prints how
/// often what was said with each confidence is right.
/// </summary>
internal static class Confidence
{
    /// <summary>Of a portal's notice. The labelled sets hold none: a judgement, and so below what is said of measured claims at their best.</summary>
    public const double Notice = 0.88;

    /// <summary>Nothing is certain that a rule read, and what a rule read is seldom hopeless.</summary>
    private const double Most = 0.97;

    /// <summary>Of a filing nine in ten are never right: what the weights put above, readers and labels agree on in 0.85, and no trait tells which.</summary>
    private const double MostOfFiling = 0.89;
    private const double Least = 0.05;

    /// <summary>Where names and sums are counted in a text of many awards.</summary>
    private const int Head = 20_000;

    /// <summary>What can be seen of a claim and its document.</summary>
    public enum Trait
    {
        Any, News, Buyer, Project, Contract, Amount, NewsBuyer, NewsAmount, NoBuyerNoAmount, Several, Many, Joint, LegalSupplier, SupplierOnce, SupplierOften, BuyerFirm, BuyerOnce, BuyerOften,
        AmountOnce, AmountOften, Approximate, ForeignSum, Near, SupplierFirst, LongText, Signed, Candidates, SeveralNews, ShortSupplier,
    }

    private static readonly double[] Weights = Lexicon.Weights<Trait>("confidence.txt");

    /// <param name="claim">As read, whatever its confidence.</param>
    /// <param name="text">The document's.</param>
    /// <param name="news">Told by a news item, not by the filer.</param>
    /// <param name="claims">Awards that the document tells.</param>
    public static ProcurementClaim Weigh(ProcurementClaim claim, string text, bool news, int claims) =>
        claim with { Confidence = Math.Round(Math.Clamp(Of(Traits(claim, text, news, claims), Weights), Least, news ? Most : MostOfFiling), 2) };

    public static double Of(ulong traits, double[] weights)
    {
        var sum = 0.0;
        for (; traits != 0; traits &= traits - 1)
            sum += weights[BitOperations.TrailingZeroCount(traits)];
        return 1 / (1 + Math.Exp(-sum));
    }

    public static ulong Traits(ProcurementClaim claim, string text, bool news, int claims)
    {
        // Each of a list of hundreds must not cost the whole list.
        var limit = claims > 64 ? Math.Min(Head, text.Length) : text.Length;
        var traits = Bit(Trait.Any);
        var supplier = claim.Suppliers.Count > 0 ? claim.Suppliers[0].Name : "";
        var buyer = claim.Buyer?.Name;
        Mark(Trait.News, news);
        Mark(Trait.Buyer, buyer is not null);
        Mark(Trait.Project, claim.Project is not null);
        Mark(Trait.Contract, claim.Contract is not null);
        Mark(Trait.Amount, claim.Amount is not null);
        Mark(Trait.NewsBuyer, news && buyer is not null);
        Mark(Trait.NewsAmount, news && claim.Amount is not null);
        Mark(Trait.NoBuyerNoAmount, buyer is null && claim.Amount is null);
        Mark(Trait.Several, claims is 2 or 3);
        Mark(Trait.Many, claims > 3);
        Mark(Trait.SeveralNews, news && claims > 1);
        Mark(Trait.Joint, claim.Suppliers.Count > 1);
        Mark(Trait.LegalSupplier, supplier.EndsWith("公司", StringComparison.Ordinal) && supplier.Length > 6);
        Mark(Trait.ShortSupplier, supplier.Length is > 0 and < 4);
        Count(supplier, Trait.SupplierOnce, Trait.SupplierOften);
        if (buyer is not null)
        {
            Mark(Trait.BuyerFirm, buyer.EndsWith("公司", StringComparison.Ordinal));
            Count(buyer, Trait.BuyerOnce, Trait.BuyerOften);
        }

        if (claim.Amount is { } amount)
        {
            Count(amount.Text ?? "", Trait.AmountOnce, Trait.AmountOften);
            Mark(Trait.Approximate, amount.Approximate || amount.Min != amount.Max);
            Mark(Trait.ForeignSum, amount.Currency is not "CNY");
            Mark(Trait.Near, Near(claim, text));
        }

        Mark(Trait.SupplierFirst, claim.Evidence.Count > 0 && claim.Evidence[0] is { Field: "suppliers", Start: < 40 });
        Mark(Trait.LongText, text.Length > 2_500);
        Mark(Trait.Signed, claim.Stage == ProcurementStage.Contract);
        Mark(Trait.Candidates, claim.Stage == ProcurementStage.Candidate);
        return traits;

        void Mark(Trait trait, bool holds)
        {
            if (holds)
                traits |= Bit(trait);
        }

        void Count(string written, Trait once, Trait often)
        {
            var times = Times(text, written, limit);
            Mark(once, times == 1);
            Mark(often, times > 2);
        }
    }

    /// <summary>The sum stands in the sentence of another of the award's facts.</summary>
    private static bool Near(ProcurementClaim claim, string text)
    {
        foreach (var sum in claim.Evidence)
        {
            if (sum.Field != "amount")
                continue;
            foreach (var fact in claim.Evidence)
            {
                var (start, end) = fact.Start < sum.Start ? (fact.End, sum.Start) : (sum.End, fact.Start);
                if (fact.Field is "project" or "contract" or "buyer" && end >= start && text.AsSpan(start, end - start).IndexOfAny('。', '\n') < 0)
                    return true;
            }
        }

        return false;
    }

    private static int Times(string text, string written, int limit)
    {
        var times = 0;
        if (written.Length == 0)
            return 0;
        for (var at = text.IndexOf(written, 0, limit, StringComparison.Ordinal); at >= 0 && times < 3; at = text.IndexOf(written, at + written.Length, limit - at - written.Length, StringComparison.Ordinal))
            times++;
        return times;
    }

    private static ulong Bit(Trait trait) => 1UL << (int)trait;
}
