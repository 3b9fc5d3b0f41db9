using System.Globalization;
using System.Text;

namespace ChipWatch.Doubles;

/// <summary>
/// Writes small PDFs for fixtures: paragraphs, ruled tables, page headers, in any script. No font is embedded: a Type 0 font
/// whose codes are UTF-16 units with a ToUnicode map is all that text extraction needs. Han characters are one em wide, others half.
/// </summary>
public sealed class PdfFixture
{
    private const double PageWidth = 595, PageHeight = 842, Left = 72, Right = 523, Bottom = 72;
    private readonly List<StringBuilder> pages = [];
    private readonly SortedSet<char> used = [];
    private double y;

    public string? Header { get; init; }
    public bool Footer { get; init; }
    public double Size { get; init; } = 10.5;

    /// <summary>Marks the file as encrypted, which it is not: readers must refuse it all the same.</summary>
    public bool Encrypted { get; init; }

    public static byte[] Of(params string[] paragraphs) => new PdfFixture().Paragraphs(paragraphs).ToBytes();

    public PdfFixture Page()
    {
        pages.Add(new StringBuilder());
        y = PageHeight - 90;
        if (Header is not null)
            Text(Left, PageHeight - 50, 9, Header);
        if (Footer)
            Text(PageWidth / 2, 40, 9, pages.Count.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Wrapped at the right margin; a Chinese paragraph is indented by two characters.</summary>
    public PdfFixture Paragraphs(params string[] paragraphs)
    {
        foreach (var paragraph in paragraphs)
        {
            var x = Left + (paragraph.Any(IsWide) ? 2 * Size : 0);
            foreach (var line in Wrap(paragraph, x))
            {
                Line(line.X, line.Text);
                y -= Size * 1.5;
            }

            y -= Size * 0.6;
        }

        return this;
    }

    /// <summary>A table with ruled cells of equal width.</summary>
    public PdfFixture Table(params string[][] rows)
    {
        Room();
        var columns = rows.Max(r => r.Length);
        var width = (Right - Left) / columns;
        var height = Size * 2;
        for (var r = 0; r <= rows.Length; r++)
            Rule(Left, y - r * height, Right, y - r * height);
        for (var c = 0; c <= columns; c++)
            Rule(Left + c * width, y, Left + c * width, y - rows.Length * height);
        for (var r = 0; r < rows.Length; r++)
        {
            for (var c = 0; c < rows[r].Length; c++)
                Text(Left + c * width + 3, y - r * height - Size * 1.4, Size, rows[r][c]);
        }

        y -= rows.Length * height + Size * 1.5;
        return this;
    }

    public PdfFixture Text(double x, double at, double size, string text)
    {
        if (pages.Count == 0)
            Page();
        used.UnionWith(text);
        var codes = string.Concat(text.Select(c => ((int)c).ToString("X4", CultureInfo.InvariantCulture)));
        pages[^1].Append(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf 1 0 0 1 {x:0.##} {at:0.##} Tm <{codes}> Tj ET\n");
        return this;
    }

    public byte[] ToBytes()
    {
        if (pages.Count == 0)
            Page();
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select((_, i) => $"{7 + 2 * i} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /Fixture /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Fixture /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [32 [{string.Join(' ', Enumerable.Repeat("500", 224))}]] /CIDToGIDMap /Identity >>",
            "<< /Type /FontDescriptor /FontName /Fixture /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
            Stream(ToUnicode()),
        };
        for (var i = 0; i < pages.Count; i++)
        {
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PageWidth} {PageHeight}] /Resources << /Font << /F1 3 0 R >> >> /Contents {8 + 2 * i} 0 R >>");
            objects.Add(Stream(pages[i].ToString()));
        }

        return Assemble(objects);
    }

    private byte[] Assemble(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.5\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            file.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        var encrypt = Encrypted ? "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <" + new string('0', 64) + "> /U <" + new string('1', 64) + "> >> /ID [<00> <00>] " : "";
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {encrypt}>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Stream(string content) => $"<< /Length {content.Length} >>\nstream\n{content}\nendstream";

    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Fixture def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var part in used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var c in part)
                map.Append(CultureInfo.InvariantCulture, $"<{(int)c:X4}> <{(int)c:X4}>\n");
            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }

    private void Line(double x, string text)
    {
        Room();
        Text(x, y, Size, text);
    }

    private void Rule(double x1, double y1, double x2, double y2) =>
        pages[^1].Append(CultureInfo.InvariantCulture, $"0.5 w {x1:0.##} {y1:0.##} m {x2:0.##} {y2:0.##} l S\n");

    private void Room()
    {
        if (pages.Count == 0 || y < Bottom)
            Page();
    }

    private IEnumerable<(double X, string Text)> Wrap(string paragraph, double x)
    {
        var line = new StringBuilder();
        var width = x;
        foreach (var word in Words(paragraph))
        {
            var length = word.Sum(c => IsWide(c) ? Size : Size / 2);
            if (width + length > Right && line.Length > 0)
            {
                yield return (x, line.ToString().TrimEnd());
                line.Clear();
                width = x = Left;
            }

            line.Append(word);
            width += length;
        }

        if (line.Length > 0)
            yield return (x, line.ToString().TrimEnd());
    }

    /// <summary>Units between which a line may break: a Han character, or a word with its space.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && !IsWide(text[i]) && !IsWide(text[i - 1]) && text[i - 1] != ' ')
                continue;
            yield return text[start..i];
            start = i;
        }
    }

    private static bool IsWide(char c) => c >= '\u2E80';
}
