using ChipWatch.Extract.Figures;
using ChipWatch.Register;

namespace ChipWatch.Extract;

/// <summary>A document prepared once for all extractors: its figures, known names and sentences, each in order.</summary>
internal sealed class Reading(Document document, CompanyRegister register)
{
    private IReadOnlyList<Figure>? figures;
    private IReadOnlyList<Mention>? mentions;
    private IReadOnlyList<Sentence>? sentences;

    public Document Document { get; } = document;
    public CompanyRegister Register { get; } = register;
    public string Text => Document.Text;
    public bool Chinese => Document.Language?.StartsWith("zh", StringComparison.Ordinal) == true;
    public IReadOnlyList<Figure> Figures => figures ??= FigureReader.Read(Text, Document.PublishedOn);
    public IReadOnlyList<Mention> Mentions => mentions ??= Register.Scan(Text);
    public IReadOnlyList<Sentence> Sentences => sentences ??= Sentence.Split(Text);
}
