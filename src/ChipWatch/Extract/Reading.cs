using System.Runtime.InteropServices;
using ChipWatch.Extract.Figures;
using ChipWatch.Extract.Terms;
using ChipWatch.Register;

namespace ChipWatch.Extract;

/// <summary>
/// A document prepared once for all extractors: its sentences, terms, known names and figures, each in order. Names, terms and
/// sentences are read whole when first asked for, figures by the sentence: few sentences hold anything that a figure belongs to.
/// </summary>
internal sealed class Reading(Document document, CompanyRegister register)
{
    private Figure[]?[]? figuresBySentence;
    private IReadOnlyList<Figure>? figures;
    private IReadOnlyList<Mention>? mentions;
    private List<Sentence>? sentences;
    private List<Term>? terms;
    private ulong[]? kinds;
    private Subjects? subjects;
    private FilingHead? head;

    public Document Document { get; } = document;
    public CompanyRegister Register { get; } = register;
    public string Text => Document.Text;

    /// <summary>The day of publication where the source is, which relative dates count from.</summary>
    public DateOnly? Published { get; } = document.PublishedOn ?? (document.PublishedAt is { } instant && TimeZoneInfo.TryFindSystemTimeZoneById(document.TimeZone, out var zone)
        ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime) : null);

    public bool Chinese => Document.Language?.StartsWith("zh", StringComparison.Ordinal) == true;
    public IReadOnlyList<Figure> Figures => figures ??= FiguresIn(0, Text.Length);
    public IReadOnlyList<Mention> Mentions => mentions ??= Register.Scan(Text);
    public List<Sentence> Sentences => sentences ??= Sentence.Split(Text);
    public Subjects Subjects => subjects ??= new(this);
    public FilingHead Head => head ??= FilingHead.Of(Text, Document.Title, Chinese, Published);
    private List<Term> Terms => terms ??= Vocabulary.Default.Scan(Text);

    public ReadOnlySpan<Term> TermsIn(int start, int end)
    {
        var first = Terms.FirstFrom(start, t => t.Start);
        return CollectionsMarshal.AsSpan(Terms)[first..Terms.FirstFrom(end, t => t.Start, first)];
    }

    /// <summary>One bit for each <see cref="TermKind"/> that the sentence holds.</summary>
    public ulong KindsIn(int sentence)
    {
        if (kinds is null)
        {
            kinds = new ulong[Sentences.Count];
            var at = 0;
            foreach (var term in Terms)
            {
                while (at + 1 < kinds.Length && Sentences[at + 1].Start <= term.Start)
                    at++;
                if (at < kinds.Length)
                    kinds[at] |= Bit(term.Kind);
            }
        }

        return kinds[sentence];
    }

    public static ulong Bit(TermKind kind) => 1UL << (int)kind;

    /// <summary>Figures that start inside the stretch.</summary>
    public Figure[] FiguresIn(int start, int end)
    {
        var index = SentenceAt(start);
        if (index < 0)
            return [];
        if (Sentences[index].Start == start && Sentences[index].End == end)
            return FiguresOf(index);
        var found = new List<Figure>();
        for (; index < Sentences.Count && Sentences[index].Start < end; index++)
        {
            foreach (ref readonly var figure in FiguresOf(index).AsSpan())
            {
                if (figure.Start >= start && figure.Start < end)
                    found.Add(figure);
            }
        }

        return found.Count == 0 ? [] : [.. found];
    }

    public Mention[] MentionsIn(int start, int end)
    {
        mentions ??= Register.Scan(Text);
        var first = mentions.FirstFrom(start, m => m.Start);
        var behind = first;
        while (behind < mentions.Count && mentions[behind].Start < end)
            behind++;
        if (first == behind)
            return [];
        var found = new Mention[behind - first];
        for (var i = first; i < behind; i++)
            found[i - first] = mentions[i];
        return found;
    }

    /// <summary>The last sentence that starts at or before the place, or the first; -1 in a text without any.</summary>
    public int SentenceAt(int place)
    {
        var behind = Sentences.FirstFrom(place + 1, s => s.Start);
        return behind > 0 ? behind - 1 : Sentences.Count > 0 ? 0 : -1;
    }

    private Figure[] FiguresOf(int sentence)
    {
        figuresBySentence ??= new Figure[]?[Sentences.Count];
        if (figuresBySentence[sentence] is { } read)
            return read;
        var found = new List<Figure>();
        FigureReader.Read(Text, Sentences[sentence].Start, Sentences[sentence].End, Published, found);
        return figuresBySentence[sentence] = found.Count == 0 ? [] : [.. found];
    }
}
