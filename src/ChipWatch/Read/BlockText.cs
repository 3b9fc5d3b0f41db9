using System.Buffers;

namespace ChipWatch.Read;

/// <summary>
/// Builds a document's text: blocks on lines of their own, white space collapsed, table rows as tab-separated lines.
/// A line end between two wide characters is no space (CSS Text 3, segment breaks): Chinese lines join as they were printed.
/// </summary>
internal sealed class BlockText(bool dropContacts = false)
{
    private static readonly SearchValues<char> White = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(IsWhite)]);

    private readonly List<Table> tables = [];
    private readonly List<TableRow> rows = [];
    private readonly List<TableCell> cells = [];
    private char[] buffer = ArrayPool<char>.Shared.Rent(4096);
    private string? finished;
    private int length;
    private int blockStart;
    private int tableStart;
    private int rowStart;
    private int cellStart;
    private bool space;
    private bool lineEnd;
    private bool inCell;
    private bool contactLabel;

    public int Length => length;
    public IReadOnlyList<Table> Tables => tables;

    public static bool HoldsWhite(ReadOnlySpan<char> text) => text.IndexOfAny(White) >= 0;

    /// <summary>The text; nothing can be added afterwards.</summary>
    public override string ToString()
    {
        if (finished is not null)
            return finished;
        EndBlock();
        finished = new string(buffer, 0, length > 0 && buffer[length - 1] == '\n' ? length - 1 : length);
        ArrayPool<char>.Shared.Return(buffer);
        buffer = [];
        return finished;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length)
        {
            var word = text[i..].IndexOfAny(White);
            word = word < 0 ? text.Length - i : word;
            if (word > 0)
                AppendWord(text.Slice(i, word));
            i += word;
            for (; i < text.Length && IsWhite(text[i]); i++)
            {
                if (text[i] is '\n' or '\r')
                    lineEnd = true;
                else if (text[i] is not ('\u200B' or '\uFEFF' or '\u00AD'))
                    space = true;
            }
        }
    }

    /// <summary>Keeps line ends, as in <c>pre</c>.</summary>
    public void AppendLines(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            Append(line);
            EndBlock();
        }
    }

    /// <summary>What follows stands on a new line; inside a table cell, behind a space.</summary>
    public void EndBlock()
    {
        if (inCell)
        {
            lineEnd = true;
            return;
        }

        space = lineEnd = false;
        if (length == blockStart)
            return;
        if (dropContacts)
            length = blockStart + ContactDetails.Drop(buffer.AsSpan(blockStart, length - blockStart), ref contactLabel);
        if (length == blockStart)
            return;
        Push('\n');
        blockStart = length;
    }

    public void StartTable()
    {
        EndBlock();
        tableStart = length;
        rows.Clear();
    }

    public void StartRow()
    {
        EndBlock();
        rowStart = length;
        cells.Clear();
        contactLabel = false;
    }

    public void StartCell()
    {
        if (cells.Count > 0)
            Push('\t');
        blockStart = cellStart = length;
        space = lineEnd = false;
        inCell = true;
    }

    public void EndCell(bool header, int columnSpan, int rowSpan)
    {
        if (!inCell)
            return;
        inCell = space = lineEnd = false;
        if (dropContacts)
            length = cellStart + ContactDetails.Drop(buffer.AsSpan(cellStart, length - cellStart), ref contactLabel);
        cells.Add(new(cellStart, length, header, columnSpan, rowSpan));
        blockStart = length;
    }

    public void EndRow()
    {
        if (inCell)
            EndCell(false, 1, 1);
        var end = length;
        while (end > rowStart && buffer[end - 1] == '\t')
            end--;
        length = end;
        if (end == rowStart)
        {
            blockStart = length;
            return;
        }

        Push('\n');
        blockStart = length;
        rows.Add(new([.. cells.Select(c => c.Start <= end ? c : c with { Start = end, End = end })]));
    }

    public void EndTable()
    {
        if (rows.Count > 0)
            tables.Add(new(tableStart, length - 1, [.. rows]));
        rows.Clear();
    }

    private void AppendWord(ReadOnlySpan<char> word)
    {
        if (length > blockStart && (space || lineEnd) && !(lineEnd && IsWide(buffer[length - 1]) && IsWide(word[0])))
            Push(' ');
        space = lineEnd = false;
        Grow(word.Length);
        word.CopyTo(buffer.AsSpan(length));
        length += word.Length;
    }

    private void Push(char c)
    {
        Grow(1);
        buffer[length++] = c;
    }

    private void Grow(int more)
    {
        if (length + more <= buffer.Length)
            return;
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(buffer.Length * 2, length + more));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(buffer);
        buffer = larger;
    }

    private static bool IsWhite(char c) =>
        c <= ' ' || (c >= '\u0085' && c is '\u0085' or '\u00A0' or '\u00AD' or '\u3000' or (>= '\u2002' and <= '\u200B') or '\u202F' or '\u2028' or '\u2029' or '\uFEFF');

    /// <summary>Han, kana, full-width forms and their punctuation; not Hangul, which is written with spaces.</summary>
    private static bool IsWide(char c) =>
        c is >= '\u2E80' and <= '\u312F' or >= '\u31A0' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFF60' or '“' or '”' or '—' or '…';
}
