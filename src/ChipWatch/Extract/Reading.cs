using System.Runtime.InteropServices;
using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;
using ChipWatch.Register;

namespace ChipWatch.Extract;

/// <summary>A document prepared once for all extractors: its figures, known names, terms and sentences, each in order.</summary>
internal sealed class Reading(Document document, CompanyRegister register)
{
    private IReadOnlyList<Figure>? figures;
    private IReadOnlyList<Mention>? mentions;
    private IReadOnlyList<Sentence>? sentences;
    private List<Term>? terms;
    private Subjects? subjects;

    public Document Document { get; } = document;
    public CompanyRegister Register { get; } = register;
    public string Text => Document.Text;
    public bool Chinese => Document.Language?.StartsWith("zh", StringComparison.Ordinal) == true;
    public IReadOnlyList<Figure> Figures => figures ??= FigureReader.Read(Text, Document.PublishedOn);
    public IReadOnlyList<Mention> Mentions => mentions ??= Register.Scan(Text);
    public IReadOnlyList<Sentence> Sentences => sentences ??= Sentence.Split(Text);
    public Subjects Subjects => subjects ??= new(this);
    public IReadOnlyList<Term> Terms => terms ??= Vocabulary.Default.Scan(Text);

    public ReadOnlySpan<Term> TermsIn(int start, int end)
    {
        terms ??= Vocabulary.Default.Scan(Text);
        return CollectionsMarshal.AsSpan(terms)[FirstAt(terms, start, t => t.Start)..FirstAt(terms, end, t => t.Start)];
    }

    public IEnumerable<Figure> FiguresIn(int start, int end) => Slice(Figures, start, end, f => f.Start);

    public IEnumerable<Mention> MentionsIn(int start, int end) => Slice(Mentions, start, end, m => m.Start);

    private static IEnumerable<T> Slice<T>(IReadOnlyList<T> all, int start, int end, Func<T, int> startOf)
    {
        for (var i = FirstAt(all, start, startOf); i < all.Count && startOf(all[i]) < end; i++)
            yield return all[i];
    }

    /// <summary>Index of the first item that starts at or behind the place.</summary>
    private static int FirstAt<T>(IReadOnlyList<T> all, int place, Func<T, int> startOf)
    {
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (startOf(all[middle]) < place)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
