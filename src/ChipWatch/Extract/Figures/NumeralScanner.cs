namespace ChipWatch.Extract.Figures;

/// <summary>Reads one number that is written with digits, Chinese numerals or both: "29,665.63万", "一万五千亿", "三十几万".</summary>
internal static class NumeralScanner
{
    private const int MaximumPower = 24;

    /// <summary>Beyond this a further unit could leave a decimal's range.</summary>
    private const decimal MaximumBeforeUnit = 1e14m;
    private static readonly decimal[] Powers = [1m, 1e1m, 1e2m, 1e3m, 1e4m, 1e5m, 1e6m, 1e7m, 1e8m, 1e9m, 1e10m, 1e11m, 1e12m];

    /// <returns>False when no number begins at <paramref name="at"/>, or one beyond 28 digits.</returns>
    public static bool TryScan(ReadOnlySpan<char> text, int at, ref Token token)
    {
        // Digits with nothing Chinese behind them are the whole number.
        if (char.IsAsciiDigit(text[at]) && DigitScanner.TryRead(text, at, out var plain, out var end, out var digits, out var traits) && (end == text.Length || char.IsAscii(text[end])))
        {
            (token.Kind, token.Start, token.End, token.Traits, token.Digits) = (TokenKind.Number, at, end, traits, (byte)digits);
            token.Value = token.High = plain;
            return true;
        }

        var low = new Run(text, at, upper: false);
        if (!low.Scan())
            return false;
        token.Kind = TokenKind.Number;
        token.Start = at;
        token.End = low.End;
        token.Value = low.Value;
        token.High = low.Value;
        token.Traits = low.Traits;
        token.Digits = low.Digits;
        token.Power = low.Power;
        if (token.Is(NumberTraits.Vague))
        {
            var high = new Run(text, at, upper: true);
            if (high.Scan())
                token.High = high.Value;
        }

        return true;
    }

    private ref struct Run(ReadOnlySpan<char> text, int at, bool upper)
    {
        private readonly ReadOnlySpan<char> text = text;
        private readonly int at = at;
        private readonly bool upper = upper;
        private decimal total;
        private decimal section;
        private decimal number;
        private bool hasNumber;
        private bool zero;
        private int sequence;
        private int lastDigit;
        private int lastPower;
        private int lastBig;
        private int literals;

        public int End { get; private set; } = at;
        public NumberTraits Traits { get; private set; }
        public byte Digits { get; private set; }
        public sbyte Power { get; private set; }
        public readonly decimal Value => total + section + number;

        public bool Scan()
        {
            var p = at;
            while (p < text.Length && Step(ref p))
                End = p;
            if (End == at)
                return false;
            Finish();
            return hasNumber || total > 0 || section > 0 || zero;
        }

        private bool Step(ref int p)
        {
            var c = text[p];
            var folded = Characters.Fold(c);
            if (folded == ' ')
                return StepOverSpaces(ref p);
            if (folded is >= '0' and <= '9')
                return Digit(ref p);
            if (Characters.ChineseDigit(c) is >= 0 and var digit)
                return ChineseDigit(ref p, digit);
            if (Characters.ChinesePower(c) is > 0 and var power)
                return Unit(ref p, c, power);
            return c switch
            {
                '点' or '點' or '.' or '．' => Point(ref p),
                '几' or '幾' => VagueDigit(ref p, section > 0 || total > 0 ? 1 : 2),
                '数' or '數' when End == at => VagueDigit(ref p, 2),
                '余' or '餘' or '多' or '来' when End > at && !Traits.HasFlag(NumberTraits.Open) => Open(ref p, c),
                _ => false,
            };
        }

        /// <summary>Documents break numerals across spaces ("一百 二十 点五"); digits of ASCII are apart for a reason.</summary>
        private readonly bool StepOverSpaces(ref int p)
        {
            if (End == at || !Traits.HasFlag(NumberTraits.Chinese))
                return false;
            var q = p;
            while (q < text.Length && q - p < 3 && Characters.Fold(text[q]) == ' ')
                q++;
            if (q >= text.Length || !(Characters.ChineseDigit(text[q]) >= 0 || Characters.ChinesePower(text[q]) is > 0 and < 4 || text[q] is '点' or '點'))
                return false;
            if (IsUnitWord(text, q))
                return false;
            p = q;
            return true;
        }

        private bool Digit(ref int p)
        {
            if (hasNumber || lastPower is 1 or 2 or 3 && lastBig == 0 && section > 0 && Traits.HasFlag(NumberTraits.Chinese) || Traits.HasFlag(NumberTraits.Open))
                return false;
            if (!DigitScanner.TryRead(text, p, out number, out var end, out var digits, out var traits))
            {
                p = end;
                return false;
            }

            hasNumber = true;
            literals++;
            Digits = (byte)Math.Min(digits, 255);
            Traits |= traits;
            p = end;
            return true;
        }

        private bool ChineseDigit(ref int p, int digit)
        {
            if (Traits.HasFlag(NumberTraits.Decimal) || hasNumber && sequence == 0 || Traits.HasFlag(NumberTraits.Open))
                return false;
            if (!hasNumber)
            {
                literals++;
                sequence = 0;
            }

            Traits |= NumberTraits.Chinese;
            if (++sequence > 18)
                return false;
            zero |= digit == 0;
            number = number * 10 + digit;
            lastDigit = sequence == 1 ? digit : lastDigit;
            hasNumber = digit > 0 || sequence > 1 || End == at;
            if (!hasNumber)
                sequence = 0;
            p++;
            return true;
        }

        private bool VagueDigit(ref int p, int least)
        {
            if (hasNumber || p + 1 >= text.Length || (least == 2 && Characters.ChinesePower(text[p + 1]) == 0))
                return false;
            number = upper ? 9 : least;
            hasNumber = true;
            literals++;
            Traits |= NumberTraits.Vague | NumberTraits.Chinese;
            p++;
            return true;
        }

        private bool Point(ref int p)
        {
            if (!hasNumber && section == 0 && total == 0 || Traits.HasFlag(NumberTraits.Decimal) || !Traits.HasFlag(NumberTraits.Chinese))
                return false;
            var q = p + 1;
            while (q < text.Length && q - p < 3 && Characters.Fold(text[q]) == ' ')
                q++;
            decimal place = 0.1m;
            decimal fraction = 0;
            var start = q;
            for (; q < text.Length && q - start < 18 && Characters.ChineseDigit(text[q]) is >= 0 and var digit; q++)
            {
                fraction += digit * place;
                place /= 10;
            }

            if (q == start)
                return false;
            number += fraction;
            hasNumber = true;
            sequence = 0;
            Traits |= NumberTraits.Decimal;
            p = q;
            return true;
        }

        private bool Unit(ref int p, char c, int power)
        {
            if (IsUnitWord(text, p) || total + section + number > MaximumBeforeUnit)
                return false;
            if (!hasNumber && section == 0 && (total == 0 || power < 4) && !(power < 4 && total > 0 && lastPower == lastBig))
            {
                if (power >= 4 || End != at)
                    return false;
                Traits |= NumberTraits.UnitFirst | NumberTraits.Chinese;
                number = 1;
                hasNumber = true;
                literals++;
            }

            if (sequence == 2 && number < 100 && number % 10 == lastDigit + 1 && lastDigit > 0)
            {
                number = upper ? number % 10 : lastDigit;
                Traits |= NumberTraits.Vague;
            }

            if (power < 4)
            {
                if (lastPower is > 0 and < 4 && power >= lastPower && section > 0)
                    return false;
                section += (hasNumber ? number : 1) * Powers[power];
            }
            else if (lastBig > 0 && power > lastBig)
            {
                total = (total + section + number) * Powers[power];
                section = 0;
                lastBig = power;
            }
            else
            {
                total += (section + number) * Powers[power];
                section = 0;
                lastBig = power;
            }

            Traits = Traits & ~NumberTraits.Plain & ~NumberTraits.Decimal;
            if (!char.IsAsciiDigit(c) && Characters.ChineseDigit(text[at]) >= 0)
                Traits |= NumberTraits.Chinese;
            Power = literals == 1 && Power + power <= MaximumPower ? (sbyte)(hasNumber ? power : Power + power) : (sbyte)0;
            number = 0;
            hasNumber = false;
            sequence = 0;
            zero = false;
            lastPower = power;
            p++;
            return true;
        }

        private bool Open(ref int p, char c)
        {
            var next = p + 1 < text.Length ? text[p + 1] : '\0';
            if (c == '来' && Characters.ChinesePower(next) == 0 || Characters.ChineseDigit(next) >= 0 || char.IsAsciiDigit(next))
                return false;
            Traits |= NumberTraits.Open;
            p++;
            return true;
        }

        /// <summary>"一万五" is 15,000.</summary>
        private void Finish()
        {
            if (hasNumber && sequence == 1 && lastPower >= 2 && !zero && !Traits.HasFlag(NumberTraits.Open) && Traits.HasFlag(NumberTraits.Chinese))
                number *= Powers[lastPower - 1];
            if (lastPower > 0)
                Traits &= ~NumberTraits.Plain;
            if (lastPower > 0 && hasNumber)
                Power = 0;
            if (Traits.HasFlag(NumberTraits.Chinese) && lastPower == 0 && !Traits.HasFlag(NumberTraits.Decimal) && sequence > 0)
            {
                Traits |= NumberTraits.Plain;
                Digits = (byte)sequence;
            }
        }

        /// <summary>千 of 千瓦, 百 of 百分点: the unit of measure, not of counting.</summary>
        private static bool IsUnitWord(ReadOnlySpan<char> text, int at)
        {
            var next = at + 1 < text.Length ? text[at + 1] : '\0';
            return text[at] switch
            {
                '百' or '佰' => next is '分' or ' ' && NextAfterSpace(text, at + 1) == '分' || next is '度' or '帕',
                '千' or '仟' => next is '瓦' or '克' or '米' or '卡' or '赫' or '伏' || (next == '分' && at + 2 < text.Length && text[at + 2] == '之'),
                '兆' => next is '瓦' or '赫' or '字' or '比' or '欧',
                _ => false,
            };
        }

        private static char NextAfterSpace(ReadOnlySpan<char> text, int at)
        {
            for (var i = at; i < text.Length && i < at + 3; i++)
            {
                if (text[i] != ' ')
                    return text[i];
            }

            return '\0';
        }
    }
}
