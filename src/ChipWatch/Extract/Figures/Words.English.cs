namespace ChipWatch.Extract.Figures;

internal static partial class Words
{
    private static IEnumerable<Lexeme> English() =>
    [
        .. Each(TokenKind.AtLeast, "more than|over|above|exceeding|exceeded|exceeds|exceed|at least|no less than|not less than|no fewer than|not fewer than|north of|upwards of|upward of|in excess of|a minimum of|topped|surpassed|greater than|higher than|>"),
        .. Each(TokenKind.AtMost, "up to|as much as|as many as|at most|no more than|not more than|less than|fewer than|under|below|a maximum of|not exceeding|lower than|<"),
        .. Each(TokenKind.About, "about|around|approximately|approx.|approx|roughly|nearly|almost|some|an estimated|close to|circa|ca.|c."),
        .. Each(TokenKind.OrMore, "or more|or above|or higher|and above"), .. Each(TokenKind.OrLess, "or less|or below|or fewer"), .. Each(TokenKind.OrSo, "or so"),
        .. Each(TokenKind.Negative, "minus|negative"),
        .. Each(TokenKind.Between, "between"), .. Each(TokenKind.From, "from"), .. Each(TokenKind.To, "to|through|thru|until|till"), .. Each(TokenKind.And, "and|or|&"),
        .. Each(TokenKind.Of, "of"), .. Each(TokenKind.On, "on"), .. Each(TokenKind.In, "in"), .. Each(TokenKind.The, "the"), .. Each(TokenKind.Article, "a|an"),
        .. Numbered(TokenKind.NumberWord, 0, "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen|forteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
        .. Tens(),
        .. Each(TokenKind.NumberWord, "hundred", 100, 100), .. Each(TokenKind.NumberWord, "dozen", 12, 12),
        .. Each(TokenKind.Fraction, "half", 0, 0.5m), .. Each(TokenKind.Fraction, "three quarters", 0, 0.75m),
        .. Each(TokenKind.Vague, "tens of", 0, 10), .. Each(TokenKind.Vague, "dozens of", 0, 12), .. Each(TokenKind.Vague, "hundreds of", 0, 100),
        .. Each(TokenKind.Vague, "several|a few", 0, 1),
        .. Each(TokenKind.Scale, "thousand|thousands|thousands of", 3, 1e3m), .. Each(TokenKind.Scale, "lakh|lakhs", 5, 1e5m), .. Each(TokenKind.Scale, "crore|crores", 7, 1e7m),
        .. Each(TokenKind.Scale, "million|millions|millions of|mln|mn|mio", 6, 1e6m), .. Each(TokenKind.Scale, "billion|billions|billions of|bn|bln", 9, 1e9m),
        .. Each(TokenKind.Scale, "trillion|trillions|trillions of|tn|trn", 12, 1e12m),
        .. Each(TokenKind.ShortScale, "k", 3, 1e3m), .. Each(TokenKind.ShortScale, "m", 6, 1e6m), .. Each(TokenKind.ShortScale, "b", 9, 1e9m), .. Each(TokenKind.ShortScale, "t", 12, 1e12m),
        .. Each(TokenKind.Percent, "percent|per cent|percents|percentage|pct"), .. Each(TokenKind.Point, "percentage points|percentage point|pps|ppt|ppts|pp"), .. Each(TokenKind.Point, "basis points|basis point|bps", 0, 0.01m),
        .. Each(TokenKind.Times, "times|x|fold|×"),
        .. Each(TokenKind.Factor, "doubled|doubling|doubles|double", 0, 2m), .. Each(TokenKind.Factor, "tripled|tripling|triples|triple|trebled", 0, 3m),
        .. Each(TokenKind.Factor, "quadrupled|quadrupling|quadruple", 0, 4m), .. Each(TokenKind.Factor, "quintupled|quintuple", 0, 5m), .. Each(TokenKind.Factor, "halved|halving|halves", 0, 0.5m),
        .. Folds(),
        .. Each(TokenKind.PerShare, "per share|a share|per h share|per a share|/share|per ordinary share|apiece|per offer share|per ads", 1),
        .. Each(TokenKind.Tax, "including tax|tax included|incl. tax", 1), .. Each(TokenKind.Tax, "excluding tax|tax excluded|excl. tax", 0),
        .. Numbered(TokenKind.MonthName, 1, "january|jan.|jan", "february|feb.|feb", "march|mar.|mar", "april|apr.|apr", "may", "june|jun.|jun", "july|jul.|jul", "august|aug.|aug", "september|sept.|sept|sep.|sep", "october|oct.|oct", "november|nov.|nov", "december|dec.|dec"),
        .. Numbered(TokenKind.Weekday, 1, "monday|mon", "tuesday|tues|tue", "wednesday|wed", "thursday|thurs|thu", "friday|fri", "saturday|sat", "sunday|sun"),
        .. Numbered(TokenKind.Ordinal, 1, "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
        .. Each(TokenKind.Ordinal, "thirtieth", 30, 30),
        .. Each(TokenKind.OrdinalSuffix, "st|nd|rd|th"),
        .. Each(TokenKind.Quarter, "quarter|quarters|qtr"), .. Each(TokenKind.Half, "first half", 1), .. Each(TokenKind.Half, "second half", 2), .. Each(TokenKind.Half, "half year", 0),
        .. Each(TokenKind.Fiscal, "fiscal year|financial year|fiscal|fy"), .. Each(TokenKind.FullYear, "full year"),
        .. Each(TokenKind.Ended, "ended|ending"),
        .. Each(TokenKind.Year, "years|year", 2), .. Each(TokenKind.Month, "months|month", 2), .. Each(TokenKind.Week, "weeks|week", 2), .. Each(TokenKind.Week, "fortnight", 2, 2), .. Each(TokenKind.Day, "days|day", 2),
        .. Each(TokenKind.RelativeDay, "today|otd|for the day|of the day", 0), .. Each(TokenKind.RelativeDay, "the day before|for the day before|of the day before", -1), .. Each(TokenKind.RelativeDay, "the day after|the next day|for the day after|of the day after", 1), .. Each(TokenKind.RelativeDay, "yesterday", -1), .. Each(TokenKind.RelativeDay, "tomorrow|tmrw", 1),
        .. Each(TokenKind.Shift, "last|previous|prior", -1), .. Each(TokenKind.Shift, "past", -5), .. Each(TokenKind.Shift, "coming|upcoming", 5), .. Each(TokenKind.Shift, "this|current", 0), .. Each(TokenKind.Shift, "next|following", 1),
        .. Each(TokenKind.Ago, "ago"), .. Each(TokenKind.Later, "later|hence|from now"),
        .. Each(TokenKind.After, "after|since", 1), .. Each(TokenKind.After, "before", -1),
        .. Holidays.Names.Select((name, i) => new Lexeme(name, TokenKind.Holiday, (short)i)),
    ];

    private static IEnumerable<Lexeme> Tens()
    {
        string[] tens = ["thirty", "forty|fourty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        return tens.SelectMany((word, i) => Each(TokenKind.NumberWord, word, (short)(30 + 10 * i), 30 + 10 * i));
    }

    private static IEnumerable<Lexeme> Folds()
    {
        string[] numbers = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
        return numbers.SelectMany((word, i) => Each(TokenKind.Factor, word + "fold", 0, 2 + i))
            .Append(new("twice", TokenKind.Factor, 0, 2));
    }
}
