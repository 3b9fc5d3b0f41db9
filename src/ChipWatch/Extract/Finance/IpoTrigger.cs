namespace ChipWatch.Extract.Finance;

internal enum IpoCue : byte
{
    /// <summary>Says its stage by itself.</summary>
    Stage,

    /// <summary>上市, IPO, 挂牌: done, planned or nothing, by the words around it.</summary>
    Bare,

    /// <summary>高开, 收涨, 破发: a first day of trading where the issue price stands beside it.</summary>
    FirstDay,

    /// <summary>A longer word that only holds one of the others (上市公司).</summary>
    Noise,
}

/// <summary>A word of the exchanges' own language in the text.</summary>
internal readonly record struct IpoTrigger(int Start, int End, IpoCue Cue, IpoStage Stage);
