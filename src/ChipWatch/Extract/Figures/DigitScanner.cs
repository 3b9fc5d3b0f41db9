using System.Globalization;

namespace ChipWatch.Extract.Figures;

/// <summary>A number in digits of any width: "29,665.63", "１，２３４．５６", "12,34,567".</summary>
internal static class DigitScanner
{
    private const int MaximumDigits = 28;

    /// <summary>Reads digits with thousands separators and a decimal point.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, out decimal value, out int end, out int digits, out NumberTraits traits)
    {
        ulong whole = 0;
        var scale = 0;
        var count = 0;
        var p = at;
        traits = NumberTraits.None;
        var group = 0;
        for (; p < text.Length; p++)
        {
            var c = Characters.Fold(text[p]);
            if (c is >= '0' and <= '9')
            {
                if (++count > MaximumDigits)
                    break;
                if (count <= 18)
                    whole = whole * 10 + (uint)(c - '0');
                if (scale > 0 || traits.HasFlag(NumberTraits.Decimal))
                    scale++;
                else
                    group++;
            }
            else if (c == ',' && !traits.HasFlag(NumberTraits.Decimal) && group is >= 1 and <= 3 && IsGroup(text, p, text[p] == ','))
            {
                traits |= NumberTraits.Grouped;
                group = 0;
            }
            else if (c == '.' && !traits.HasFlag(NumberTraits.Decimal) && DigitAt(text, p + 1))
            {
                traits |= NumberTraits.Decimal;
            }
            else
            {
                break;
            }
        }

        end = p;
        digits = count;
        if (traits == NumberTraits.None)
            traits = NumberTraits.Plain;
        if (count <= 18)
        {
            value = scale == 0 ? whole : new decimal((int)whole, (int)(whole >> 32), 0, false, (byte)scale);
            return true;
        }

        value = 0;
        return count <= MaximumDigits && TryLong(text[at..p], out value);
    }

    /// <summary>Three digits and no fourth, or two and a comma as Indian grouping has it.</summary>
    private static bool IsGroup(ReadOnlySpan<char> text, int comma, bool ascii)
    {
        if (!DigitAt(text, comma + 1) || !DigitAt(text, comma + 2))
            return false;
        if (!ascii && text[comma + 1] is >= '0' and <= '9')
            return false;
        if (DigitAt(text, comma + 3))
            return !DigitAt(text, comma + 4);
        return ascii && comma + 3 < text.Length && text[comma + 3] == ',' && DigitAt(text, comma + 4);
    }

    private static bool DigitAt(ReadOnlySpan<char> text, int at) => at < text.Length && Characters.Fold(text[at]) is >= '0' and <= '9';

    private static bool TryLong(ReadOnlySpan<char> digits, out decimal value)
    {
        Span<char> folded = stackalloc char[64];
        var length = 0;
        foreach (var c in digits)
        {
            if (Characters.Fold(c) is not ',' and var f && length < folded.Length)
                folded[length++] = f;
        }

        return decimal.TryParse(folded[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
