using ChipWatch.Doubles;
using ChipWatch.Extract;
using ChipWatch.Register;

namespace ChipWatch.Tests.Extract;

/// <summary>
/// A labelled text: <c>Snippets/{kind}/{case}.json</c> beside <c>{case}.expected.json</c>. Lines with tabs become tables.
/// </summary>
/// <param name="Text">What the document says; written by us.</param>
public sealed record Snippet(string Text, string Language, string? Title = null, DateOnly? Published = null, string? Filer = null, string? Ticker = null)
{
    public static string Folder { get; } = Path.Combine(Shared.Root, "tests", "ChipWatch.Tests", "Extract", "Snippets");

    /// <summary><c>kind/case</c> of all snippets.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".expected.json", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Folder, file)[..^".json".Length].Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static Snippet Load(string name) =>
        Json.Read<Snippet>(File.ReadAllText(Path.Combine(Folder, name + ".json"))) ?? throw new InvalidDataException($"{name}.json holds JSON null");

    public IReadOnlyList<Claim> Extract() => new Extractor(CompanyRegister.Default).Extract(ToDocument());

    public Document ToDocument() => new()
    {
        Id = DocumentId.Of("snippets", Text),
        Title = Title ?? "",
        Text = Text,
        Language = Language,
        PublishedOn = Published,
        Filer = Filer is null ? null : new Party(Filer, CompanyRegister.Default.IdOf(Filer)),
        Ticker = Ticker,
        Tables = [.. TablesIn(Text)],
    };

    private static IEnumerable<Table> TablesIn(string text)
    {
        var rows = new List<TableRow>();
        var start = 0;
        for (var line = 0; line <= text.Length;)
        {
            var end = text.IndexOf('\n', line);
            end = end < 0 ? text.Length : end;
            if (text.AsSpan(line, end - line).Contains('\t'))
            {
                start = rows.Count == 0 ? line : start;
                rows.Add(new([.. CellsIn(text, line, end)]));
            }
            else if (rows.Count > 0)
            {
                yield return new(start, line - 1, [.. rows]);
                rows.Clear();
            }

            line = end + 1;
        }

        if (rows.Count > 0)
            yield return new(start, text.Length, rows);
    }

    private static IEnumerable<TableCell> CellsIn(string text, int start, int end)
    {
        while (start <= end)
        {
            var tab = text.IndexOf('\t', start, end - start);
            tab = tab < 0 ? end : tab;
            yield return new(start, tab);
            start = tab + 1;
        }
    }
}
