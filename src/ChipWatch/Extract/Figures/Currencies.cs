namespace ChipWatch.Extract.Figures;

/// <param name="Iso">ISO 4217, or null where the word alone does not tell ("francs").</param>
/// <param name="Factor">1, or 0.01 of a cent.</param>
/// <param name="Weak">元 and $, which a stronger word beside them overrules.</param>
/// <param name="Verb">Needs a scale or grouped digits before it: "won" is also a verb, 角 and 分 are shapes and points.</param>
internal sealed record Currency(string? Iso, decimal Factor, bool Weak, bool Verb, string[] Words);

/// <summary>Names and signs of money.</summary>
internal static class Currencies
{
    public static readonly Currency[] All =
    [
        Of("CNY", "人民币元", "元人民币", "元人民幣", "人民币", "人民幣", "RMB", "CNY", "CNH", "yuan", "yuan renminbi", "renminbi", "chinese yuan", "¥", "￥", "块钱", "块", "塊", "kuai", "RMB¥", "RMB￥"),
        Weak("CNY", "元", "圆", "圓", "元整", "元正", "圆整", "圓整"),
        Part("CNY", 0.1m, "角", "毛", "mao", "jiao", "角整"),
        Part("CNY", 0.01m, "分", "fen", "分钱"),
        Of("USD", "美元", "美圆", "美金", "USD", "US$", "US $", "U.S $", "U.S. $", "U.S.$", "U.S$", "us dollar", "us dollars", "u.s. dollar", "u.s. dollars", "american dollars", "united states dollar", "united states dollars", "USD$"),
        Weak("USD", "$", "dollar", "dollars", "buck", "bucks"),
        Sub("USD", 0.01m, "美分", "cent", "cents", "¢"),
        Of("HKD", "港元", "港币", "港幣", "港圆", "HKD", "HK$", "HK $", "HKD$", "hong kong dollar", "hong kong dollars"),
        Of("TWD", "新台币", "新臺幣", "新台幣", "台币", "臺幣", "台幣", "新台币元", "新台幣元", "新臺幣元", "TWD", "NTD", "NT$", "NT $", "new taiwan dollar", "new taiwan dollars", "taiwan dollar", "taiwan dollars"),
        Of("EUR", "欧元", "歐元", "EUR", "€", "euro", "euros"),
        Of("JPY", "日元", "日圆", "日圓", "JPY", "yen", "japanese yen", "円"),
        Sub("JPY", 0.01m, "日本銭"),
        Of("GBP", "英镑", "英鎊", "GBP", "£", "pound", "pounds", "pounds sterling", "british pound", "british pounds"),
        Sub("GBP", 0.01m, "pence", "penny", "便士"),
        Of("KRW", "韩元", "韓元", "韩圆", "韓圓", "KRW", "₩", "korean won", "south korean won"),
        Verb("KRW", "won"),
        Of("SGD", "新加坡元", "新元", "新币", "坡元", "SGD", "S$", "singapore dollar", "singapore dollars"),
        Of("AUD", "澳元", "澳币", "AUD", "A$", "AU$", "AUD$", "australian dollar", "australian dollars"),
        Of("CAD", "加元", "加币", "加拿大元", "CAD", "C$", "C $", "CA$", "CAD$", "canadian dollar", "canadian dollars"),
        Of("NZD", "纽元", "新西兰元", "NZD", "NZ$", "NZD$", "new zealand dollar", "new zealand dollars"),
        Of("CHF", "瑞士法郎", "瑞郎", "CHF", "swiss franc", "swiss francs"),
        Of(null, "法郎", "franc", "francs"),
        Of("MYR", "林吉特", "马币", "令吉", "MYR", "ringgit"),
        Of("INR", "印度卢比", "INR", "₹", "rupee", "rupees", "indian rupees", "卢比"),
        Of("THB", "泰铢", "THB", "baht"),
        Of("VND", "越南盾", "VND", "₫", "dong"),
        Of("IDR", "印尼盾", "IDR", "rupiah"),
        Of("PHP", "菲律宾比索", "PHP", "₱"),
        Of("MOP", "澳门元", "澳门币", "葡币", "MOP", "pataca", "patacas"),
        Of("RUB", "卢布", "RUB", "₽", "ruble", "rubles", "rouble", "roubles"),
        Of("BRL", "雷亚尔", "BRL", "R$", "brazilian real", "reais"),
        Of("MXN", "墨西哥比索", "MXN", "MX$", "MEX$", "MXN$", "mexican peso", "mexican pesos"),
        Of("SEK", "瑞典克朗", "SEK", "swedish krona", "swedish kronor"),
        Of("NOK", "挪威克朗", "NOK", "norwegian krone"),
        Of("DKK", "丹麦克朗", "DKK", "danish krone"),
        Of("ILS", "谢克尔", "ILS", "₪", "shekel", "shekels"),
        Of("SAR", "沙特里亚尔", "SAR", "saudi riyal", "saudi riyals"),
        Of("AED", "迪拉姆", "AED", "dirham", "dirhams"),
        Of("TRY", "土耳其里拉", "TRY", "₺", "turkish lira"),
        Of("ZAR", "兰特", "ZAR", "rand"),
        Of("NGN", "奈拉", "NGN", "₦", "naira"),
        Of("CRC", "CRC", "₡"),
        Of("GEL", "GEL", "₾"),
        Of("LAK", "LAK", "₭"),
        Of("LKR", "LKR", "ரூ", "sri lankan rupee", "sri lankan rupees"),
        Of("FIM", "finnish markka", "markka"),
        Of("ESP", "peseta", "pesetas"),
        Of("NLG", "dutch guilder", "dutch guilders", "guilders"),
        Of("DEM", "deutsche mark", "deutsche marks", "deutschmarks"),
        Of("BTC", "比特币", "个比特币", "BTC", "bitcoin", "bitcoins", "₿"),
        Sub("BTC", 0.00000001m, "satoshi", "satoshis"),
    ];

    private static Currency Of(string? iso, params string[] words) => new(iso, 1, false, false, words);
    private static Currency Weak(string iso, params string[] words) => new(iso, 1, true, false, words);
    private static Currency Verb(string iso, params string[] words) => new(iso, 1, false, true, words);
    private static Currency Part(string iso, decimal factor, params string[] words) => new(iso, factor, false, true, words);
    private static Currency Sub(string iso, decimal factor, params string[] words) => new(iso, factor, false, false, words);

    /// <summary>What a number before that word is multiplied with: 0.01 of "cents", 1,000,000 of "MUSD".</summary>
    public static decimal FactorOf(in Token token) => token.Value > 0 ? token.Value : All[token.Code].Factor;
}
