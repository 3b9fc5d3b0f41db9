using System.Text;

namespace ChipWatch.Cli.Terminal;

/// <summary>A document's text with the evidence of its claims in colour, and the claims below it; plain where nobody looks.</summary>
internal static class EvidenceView
{
    public static string Render(Document document, IReadOnlyList<Claim> claims, bool plain)
    {
        var view = new StringBuilder();
        if (document.Title.Length > 0)
            view.Append(plain ? TerminalText.Safe(document.Title) : $"\u001b[1m{TerminalText.Safe(document.Title)}\u001b[0m").Append("\n\n");
        if (!plain)
            Mark(view, document.Text, claims);
        else if (claims.Count == 0)
            view.Append("no claims\n");
        foreach (var claim in claims)
            view.Append(plain ? "" : Colour(claim.Kind)).Append(claim.Kind.PadRight(12)).Append(plain ? "" : "\u001b[0m").Append(TerminalText.Safe(ClaimText.Of(claim))).Append('\n');
        return view.ToString();
    }

    private static void Mark(StringBuilder view, string text, IReadOnlyList<Claim> claims)
    {
        // One kind a character: the claim that comes first wins where evidence overlaps.
        var kinds = new string?[text.Length];
        foreach (var claim in claims)
        {
            foreach (var evidence in claim.Evidence)
            {
                for (var i = evidence.Start; i < evidence.End; i++)
                    kinds[i] ??= claim.Kind;
            }
        }

        string? on = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (kinds[i] != on)
            {
                on = kinds[i];
                view.Append("\u001b[0m").Append(on is null ? "" : Colour(on));
            }

            // Control characters of a hostile page must not reach the terminal.
            view.Append(char.IsControl(text[i]) && text[i] is not ('\n' or '\t') ? '\uFFFD' : text[i]);
        }

        view.Append("\u001b[0m\n\n");
    }

    private static string Colour(string kind) => kind switch
    {
        "revenue" => "\u001b[1;32m",
        "ipo" => "\u001b[1;36m",
        "procurement" => "\u001b[1;33m",
        "policy" => "\u001b[1;31m",
        _ => "\u001b[1;35m",
    };
}
