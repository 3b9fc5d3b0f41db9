namespace ChipWatch.Extract.Figures;

internal enum TokenKind : byte
{
    /// <summary>Anything that no figure is made of; runs of it are one token.</summary>
    Break,
    Number, NumberWord, Article, Fraction, Vague, Scale, ShortScale,
    Currency, Percent, Point, PerFraction, Tenths, Discount, Portion, Times, Factor, PerShare, Tax,
    AtLeast, AtMost, About, OrMore, OrLess, OrSo, Negative,
    Between, To, And, From, Of, On, In, The,
    Unit, Ordinal, Comma, Hyphen, Slash, Colon, Plus, Minus, Open, Close,
    Year, Month, Day, Week, MonthName, Weekday, Quarter, Half, Fiscal, FirstMonths, Spell, SpellEnd, Ended, FullYear,
    RelativeYear, RelativeMonth, RelativeDay, RelativeWeek, RelativeQuarter, Shift, Ago, Later, After, Holiday, TitleOpen, TitleClose,
    OrdinalSuffix, InWords,
}

[Flags]
internal enum NumberTraits : byte
{
    None = 0,

    /// <summary>Digits only: neither separator, decimal point nor unit.</summary>
    Plain = 1,
    Chinese = 2,

    /// <summary>"几", "数十", "七八": the value is a span.</summary>
    Vague = 4,

    /// <summary>"30余", "百多": at least.</summary>
    Open = 8,
    Grouped = 16,
    Decimal = 32,

    /// <summary>Begins with a unit: "百亿", "千万".</summary>
    UnitFirst = 64,
}

/// <summary>A word of a figure's grammar in the text.</summary>
internal struct Token
{
    public int Start;
    public int End;
    public TokenKind Kind;
    public NumberTraits Traits;

    /// <summary>Digits of a plain number; of a currency its <see cref="CurrencyForm"/>.</summary>
    public byte Digits;

    /// <summary>Power of ten that closes a number: 8 of "3亿"; what a range's left side inherits.</summary>
    public sbyte Power;

    /// <summary>Index into the kind's own table.</summary>
    public short Code;
    public decimal Value;

    /// <summary>Upper end of a vague number.</summary>
    public decimal High;

    public readonly bool Is(NumberTraits traits) => (Traits & traits) == traits;
    public readonly bool PlainOf(int least, int most) => Kind == TokenKind.Number && Is(NumberTraits.Plain) && Digits >= least && Digits <= most;
}
