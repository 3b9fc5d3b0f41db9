namespace ChipWatch.Extract.Figures;

internal static partial class Words
{
    /// <summary>Units of counts, as figures carry them.</summary>
    public static readonly string[] Units =
    [
        .. "台/套|台套|台|臺|张|張|片|套|颗|顆|枚|件|块芯片|架|机架|机柜|柜|节点|辆|条|座|组|批|项|家|人|名|户|股|吨|卡|千瓦时|度电|千瓦|兆瓦|吉瓦|瓦|平方米|平方公里|公里|亩|只|支|部|个|個|款|次|纳米|奈米|小时|分钟|P算力|EFLOPS|PFLOPS|TFLOPS".Split('|'),
        .. "cards|card|GPUs|GPU|CPUs|NPUs|accelerators|accelerator|servers|server|units|unit|chips|chip|wafers|wafer|racks|rack|nodes|node|sets|set|pieces|systems|GW|gigawatts|gigawatt|MW|megawatts|megawatt|kw|kWh|MWh|GWh|TWh|shares|ads|adss|people|employees|companies|customers|tons|tonnes|nm|nanometers|nanometer|GB|TB|TFLOPS|PFLOPS|EFLOPS|petaflops|exaflops|teraflops|hours|hour|minutes|minute|cores|core".Split('|'),
    ];

    private static IEnumerable<Lexeme> CountUnits() => Units.Select((unit, i) => new Lexeme(unit.ToLowerInvariant(), TokenKind.Unit, (short)i));
}
