using System.Text;

namespace ChipWatch.Cli.Terminal;

/// <summary>Text as a terminal shows it: Chinese characters take two cells, control characters are not for it.</summary>
internal static class TerminalText
{
    /// <summary>Control characters of a hostile page must not reach the terminal.</summary>
    public static string Safe(string text) => text.Any(c => char.IsControl(c) && c != '\t') ? string.Concat(text.Select(c => char.IsControl(c) && c != '\t' ? '\uFFFD' : c)) : text;

    public static int Cells(string text) => text.EnumerateRunes().Sum(CellsOf);

    /// <summary>Cut to so many cells, with an ellipsis where something is missing.</summary>
    public static string Fit(string text, int cells)
    {
        if (Cells(text) <= cells)
            return text;
        var cut = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if ((used += CellsOf(rune)) > cells - 1)
                break;
            cut.Append(rune);
        }

        return cut.Append('…').ToString();
    }

    private static int CellsOf(Rune rune) => rune.Value switch
    {
        >= 0x1100 and <= 0x115f or >= 0x2e80 and <= 0xa4cf or >= 0xac00 and <= 0xd7a3 or >= 0xf900 and <= 0xfaff or >= 0xfe30 and <= 0xfe6f or >= 0xff00 and <= 0xff60 or >= 0xffe0 and <= 0xffe6 or >= 0x20000 and <= 0x3fffd => 2,
        _ => 1,
    };
}
