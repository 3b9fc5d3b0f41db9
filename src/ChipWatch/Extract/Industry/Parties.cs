using ChipWatch.Register;

namespace ChipWatch.Extract.Industry;

/// <summary>Products and their makers as parties, named as the document names them.</summary>
internal static class Parties
{
    public static Party Product(Passage passage, Mention mention) => new(passage.Text[mention.Start..mention.End], mention.ProductId);

    /// <summary>
    /// "思元890", "Ascend 960": a model that the register does not know yet by its family's name. News of a chip begin with such a one;
    /// its identifier is made as the register makes them.
    /// </summary>
    public static Mention WithModel(Passage passage, Mention product)
    {
        var text = passage.Text;
        if (product.ProductId is not { } family || text.AsSpan(product.Start, product.End - product.Start).IndexOfAnyInRange('0', '9') >= 0)
            return product;
        var start = product.End < passage.End && text[product.End] is ' ' or '-' ? product.End + 1 : product.End;
        var end = start;
        while (end < passage.End && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        var model = text.AsSpan(start, end - start);
        if (model.Length is < 3 or > 6 || model.ToString().Count(char.IsAsciiDigit) is not (3 or 4) || (end < passage.End && "张台块颗卡片枚套万亿年月日个%,.".Contains(text[end], StringComparison.Ordinal) && IsCounted(passage, end)))
            return product;
        return product with { End = end, ProductId = $"{family}-{model.ToString().ToLowerInvariant()}" };
    }

    /// <summary>A comma or point closes the sentence's part unless a digit follows it.</summary>
    private static bool IsCounted(Passage passage, int end) => passage.Text[end] is not (',' or '.') || (end + 1 < passage.End && char.IsAsciiDigit(passage.Text[end + 1]));

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
