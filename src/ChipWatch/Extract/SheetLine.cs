namespace ChipWatch.Extract;

/// <summary>Labelled lines, as lists of sources give them: <c>Buyer: Institut Exemple</c>.</summary>
internal static class SheetLine
{
    /// <summary>Where the value of the first of these labels stands that begins a line, or null.</summary>
    public static (int Start, int End)? Of(string text, params ReadOnlySpan<string> labels)
    {
        foreach (var label in labels)
        {
            var at = text.StartsWith(label, StringComparison.Ordinal) ? 0 : text.IndexOf("\n" + label, StringComparison.Ordinal) is >= 0 and var found ? found + 1 : -1;
            if (at < 0)
                continue;
            var start = at + label.Length;
            var end = EndOf(text, start);
            if (end > start)
                return (start, end);
        }

        return null;
    }

    public static int EndOf(string text, int from) => text.IndexOf('\n', from) is >= 0 and var end ? end : text.Length;
}
