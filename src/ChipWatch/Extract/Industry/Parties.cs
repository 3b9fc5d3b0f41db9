using ChipWatch.Register;

namespace ChipWatch.Extract.Industry;

/// <summary>Products and their makers as parties, named as the document names them.</summary>
internal static class Parties
{
    public static Party Product(Passage passage, Mention mention) => new(passage.Text[mention.Start..mention.End], mention.ProductId);

    /// <summary>The maker of a product, named from the sentence, else from elsewhere in the document.</summary>
    public static (Party Party, Evidence? Evidence)? Owner(Passage passage, Mention product)
    {
        Mention? best = null;
        foreach (var mention in passage.Reading.Mentions)
        {
            if (mention.CompanyId == product.CompanyId && mention.ProductId is null && (best is null || mention.Start <= product.Start))
                best = mention;
        }

        if (best is { } named)
            return (new Party(passage.Text[named.Start..named.End], named.CompanyId), passage.Evidence(named.Start, named.End, "company"));
        return passage.Reading.Register.ById(product.CompanyId) is { } company ? (new Party(company.English, company.Id), null) : null;
    }

    /// <summary>The parts with, before them, the span inside the sentence that holds them all.</summary>
    public static IReadOnlyList<Evidence> Spanning(Passage passage, List<Evidence> parts)
    {
        var inside = parts.Where(e => e.Start >= passage.Start && e.End <= passage.End).ToList();
        return [passage.Evidence(inside.Min(e => e.Start), inside.Max(e => e.End)), .. parts.Where(e => e.Field is not null)];
    }
}
