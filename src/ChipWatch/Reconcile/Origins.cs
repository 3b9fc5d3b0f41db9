namespace ChipWatch.Reconcile;

/// <summary>Who really said it: statements of one outlet, and reprints of one text, are one origin.</summary>
internal static class Origins
{
    /// <summary>The same support with <see cref="SignalSupport.Origin"/> set to the outlet of the earliest of its origin.</summary>
    /// <param name="support">In order of publication.</param>
    public static List<SignalSupport> Settle(IReadOnlyList<SignalSupport> support)
    {
        var first = new int[support.Count];
        var outlets = support.Select(Outlet).ToList();
        for (var i = 0; i < support.Count; i++)
        {
            first[i] = i;
            for (var j = 0; j < i; j++)
                if (first[j] != first[i] && (outlets[i] == outlets[j] || Wording.Same(support[i].Wording, support[j].Wording)))
                    Join(first, first[i], first[j], i);
        }

        return [.. support.Select((s, i) => s with { Origin = outlets[first[i]] })];
    }

    public static string Outlet(SignalSupport support) => support.Url is { IsAbsoluteUri: true, Host.Length: > 0 } url
        ? url.Host.StartsWith("www.", StringComparison.Ordinal) ? url.Host[4..] : url.Host
        : support.Source.Length > 0 ? support.Source : support.DocumentId;

    private static void Join(int[] first, int a, int b, int upTo)
    {
        var (to, from) = a < b ? (a, b) : (b, a);
        for (var i = 0; i <= upTo; i++)
            if (first[i] == from)
                first[i] = to;
    }
}
