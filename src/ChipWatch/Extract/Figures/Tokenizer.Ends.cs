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
    /// Behind words of no figure, written as words are, and the space behind each; where the first of them begins if it may be one.
    /// Eight units at once, for a loop over a word's letters is mispredicted at the end of each.
    /// </summary>
    private int BehindOthers(int at)
    {
        var last = at;
        for (var next = at; next + Vector128<ushort>.Count <= text.Length; next = last + 1)
        {
            var units = Vector128.LoadUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text)), (nuint)next) | Vector128.Create((ushort)0x20);
            var others = Vector128.GreaterThan(units - Vector128.Create((ushort)'a'), Vector128.Create((ushort)25)).ExtractMostSignificantBits();
            var letters = BitOperations.TrailingZeroCount(others | (1u << Vector128<ushort>.Count));
            if (letters < 2 || !char.IsAsciiLetterLower(text[next + 1]) || Lexicon.MayBegin(units.AsUInt64().ToScalar(), letters) || EndOfPlain(next + letters) is not (>= 0 and var end))
                break;
            last = end;
            if (end >= text.Length || text[end] != ' ')
                break;
        }

        if (last == at)
            return at;
        Break(at, last);
        return last < text.Length && text[last] == ' ' ? last + 1 : last;
    }

    /// <summary>Behind the letters and digits of ASCII that go on a word; -1 where an address or letters beyond ASCII may follow, which take the longer way.</summary>
    private readonly int EndOfPlain(int at)
    {
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
