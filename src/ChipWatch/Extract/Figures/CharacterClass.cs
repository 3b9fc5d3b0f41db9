namespace ChipWatch.Extract.Figures;

internal enum CharacterClass : byte { Other, Space, Digit, Numeral, Letter, Word }

/// <summary>What a UTF-16 unit can begin, one table look-up each.</summary>
internal static class CharacterClasses
{
    private static readonly byte[] Classes = BuildClasses();

    public static CharacterClass Of(char c) => (CharacterClass)Classes[c];

    private static byte[] BuildClasses()
    {
        var classes = new byte[char.MaxValue + 1];
        for (var i = 0; i < classes.Length; i++)
        {
            var c = Characters.Fold((char)i);
            classes[i] = (byte)(c == ' ' ? CharacterClass.Space
                : c is >= '0' and <= '9' ? CharacterClass.Digit
                : Characters.ChineseDigit((char)i) >= 0 || Characters.ChinesePower((char)i) > 0 || (char)i is '几' or '幾' or '数' or '數' or '半' ? CharacterClass.Numeral
                : char.IsAsciiLetter(c) ? CharacterClass.Letter
                : CharacterClass.Other);
        }

        foreach (var head in Lexicon.Heads)
        {
            if (classes[head] == (byte)CharacterClass.Other)
                classes[head] = (byte)CharacterClass.Word;
        }

        classes['第'] = (byte)CharacterClass.Word;
        return classes;
    }
}
