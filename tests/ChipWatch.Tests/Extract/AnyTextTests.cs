using System.Text;
using ChipWatch.Doubles;
using ChipWatch.Extract;
using ChipWatch.Register;
using CsCheck;

namespace ChipWatch.Tests.Extract;

/// <summary>No text stops the extractor, and whatever it says stands where it says: texts of the field cut, spliced and damaged.</summary>
public sealed class AnyTextTests
{
    private const string Marks = "（）()“”《》、，。；：:\n\t 0123456789万亿元%年月日-–—…'’.f\u00a0\u3000\ufeff\ud83d\ude00";

    private static readonly Extractor Extractor = new(CompanyRegister.Default);
    private static readonly string[] Texts = [.. Snippet.Names.Select(n => Snippet.Load(n).Text), .. Lines("Awards", "Listings", "Sentences")];

    [Fact]
    public void Of_any_text_every_quotation_is_the_text_between_its_offsets()
    {
        var piece = Gen.Select(Gen.Int[0, Texts.Length - 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, Marks.Length]).Select(p =>
        {
            var text = Texts[p.Item1];
            var (from, to) = ((int)(p.Item2 * text.Length), (int)(p.Item3 * text.Length));
            return (from < to ? text[from..to] : text) + (p.Item4 < Marks.Length ? Marks[p.Item4] : "");
        });
        var damage = Gen.Select(Gen.Double[0, 0.999], Gen.Int[0, Marks.Length - 1]).Array[0, 6];
        Gen.Select(piece.Array[1, 5], damage, Gen.Bool, Gen.Int[0, 40]).Sample((pieces, damaged, chinese, title) =>
        {
            var text = new StringBuilder(string.Concat(pieces));
            foreach (var (place, mark) in damaged)
            {
                if (text.Length > 0)
                    text[(int)(place * text.Length)] = Marks[mark];
            }

            var document = new Document { Id = "any", Text = text.ToString(), Language = chinese ? "zh" : "en", PublishedOn = new(2026, 11, 20) };
            document = document with { Title = document.Text[..Math.Min(title, document.Text.Length)] };
            foreach (var claim in Extractor.Extract(document))
            {
                Assert.NotEmpty(claim.Evidence);
                Assert.All(claim.Evidence, e => Assert.Equal(document.Text[e.Start..e.End], e.Quote));
            }
        }, iter: 50_000);
    }

    private static IEnumerable<string> Lines(params string[] folders) =>
        folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Shared.Root, "tests", "ChipWatch.Tests", "Extract", f))).SelectMany(File.ReadLines);
}
