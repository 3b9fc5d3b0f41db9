using ChipWatch.Doubles;
using ChipWatch.Extract;
using ChipWatch.Register;

namespace ChipWatch.Tests.Extract;

/// <summary>Chinese news of contracts to supply, signed without a word of a bid: supplier, buyer and sum, or nothing where something else is signed.</summary>
public sealed class SupplySentenceTests
{
    private static readonly Extractor Extractor = new(CompanyRegister.Default);

    public static TheoryData<string, string, string, string> Rows =>
        [.. File.ReadLines(Path.Combine(Shared.Root, "tests", "ChipWatch.Tests", "Extract", "Sentences", "supply.zh.tsv")).Select(line => line.Split('\t')).Select(row => new TheoryDataRow<string, string, string, string>(row[0], row[1], row[2], row[3]))];

    [Theory, MemberData(nameof(Rows))]
    public void A_contract_to_supply_is_told_from_what_else_is_signed(string supplier, string buyer, string sum, string text)
    {
        var claims = Extractor.Extract(new Document { Id = "sentence", Text = text, Language = "zh" }).OfType<ProcurementClaim>().ToList();
        if (supplier.Length == 0)
        {
            Assert.Empty(claims);
            return;
        }

        var claim = Assert.Single(claims);
        Assert.Equal((supplier, buyer, sum, ProcurementStage.Contract), (claim.Suppliers[0].Name, claim.Buyer?.Name ?? "", claim.Amount?.Text, claim.Stage));
        Assert.All(claim.Evidence, e => Assert.Equal(e.Quote, text[e.Start..e.End]));
    }
}
