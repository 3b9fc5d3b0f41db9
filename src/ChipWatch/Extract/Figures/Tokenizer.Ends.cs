using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ChipWatch.Extract.Figures;

/// <content>Where names, references and runs of digits end.</content>
internal ref partial struct Tokenizer
{
    private static readonly SearchValues<char> AsciiNames = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Behind a number too long to be one, separators included, so that its tail is not read as another.</summary>
    private readonly int EndOfDigits(int at)
    {
        while (at < text.Length && (CharacterClasses.Of(text[at]) == CharacterClass.Digit || text[at] is ',' or '.'))
            at++;
        return at;
    }

    private readonly int EndOfRun(int at, CharacterClass kind)
    {
        while (at < text.Length && CharacterClasses.Of(text[at]) == kind)
            at++;
        return at;
    }

    /// <summary>
    /// Behind an ASCII word that nothing else follows at once; -1 where an address or letters beyond ASCII may, which take the longer way.
    /// Eight units at once, for a loop over a word's letters is mispredicted at the end of each.
    /// </summary>
    private readonly int EndOfPlain(int at)
    {
        if (at + Vector128<ushort>.Count <= text.Length)
        {
            var units = Vector128.LoadUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text)), (nuint)at);
            var others = Vector128.GreaterThan((units | Vector128.Create((ushort)0x20)) - Vector128.Create((ushort)'a'), Vector128.Create((ushort)25)).ExtractMostSignificantBits();
            at += others == 0 ? Vector128<ushort>.Count : BitOperations.TrailingZeroCount(others);
        }

        while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
            at++;
        return at < text.Length && (text[at] == ':' || !char.IsAscii(text[at])) ? -1 : at;
    }

    /// <summary>Behind letters and digits; behind the whole address when it is one.</summary>
    private readonly int EndOfName(int at)
    {
        var ascii = text[at..].IndexOfAnyExcept(AsciiNames);
        at = ascii < 0 ? text.Length : at + ascii;
        while (at < text.Length && CharacterClasses.Of(text[at]) is CharacterClass.Letter or CharacterClass.Digit)
            at++;
        if (at >= text.Length || text[at] != ':' || !text[at..].StartsWith("://"))
            return at;
        while (at < text.Length && text[at] is > ' ' and <= '~')
            at++;
        return at;
    }

    /// <summary>A tender's number ("GD-2025-0913") is one name, an address's date ("archive-2018-09-23") stays apart.</summary>
    private readonly int EndOfReference(int at)
    {
        if (char.IsAsciiLetterLower(text[at]) && EndOfPlain(at) is >= 0 and var plain)
            return plain;
        var end = EndOfName(at);
        for (var i = at; i < end; i++)
        {
            if (char.IsAsciiLetterLower(text[i]))
                return end;
        }

        while (end + 1 < text.Length && text[end] is '-' or '/' && CharacterClasses.Of(text[end + 1]) is CharacterClass.Digit or CharacterClass.Letter)
            end = EndOfName(end + 1);
        return end;
    }
}
