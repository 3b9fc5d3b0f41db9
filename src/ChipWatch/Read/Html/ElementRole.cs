using System.Collections.Frozen;

namespace ChipWatch.Read.Html;

internal enum ElementRole
{
    Inline,
    Block,
    Break,

    /// <summary>Never text: scripts, styles, controls, pictures.</summary>
    Skipped,
    Table,
    Row,
    Cell,
    Preformatted,

    /// <summary>Only pages with surroundings have it: navigation, header, footer, script.</summary>
    Chrome,
}

internal static class ElementRoles
{
    private static readonly FrozenDictionary<string, ElementRole> Roles = Build(
        (ElementRole.Block, "address article blockquote body caption center dd details dialog div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hgroup hr html legend li main ol p section summary tbody tfoot thead title ul search optgroup"),
        (ElementRole.Break, "br"),
        (ElementRole.Skipped, "style noscript template head svg math iframe frame frameset object embed applet audio video canvas map area button input select textarea option datalist meter progress link meta base noframes col colgroup img picture source track param ix:header"),
        (ElementRole.Table, "table"),
        (ElementRole.Row, "tr"),
        (ElementRole.Cell, "td th"),
        (ElementRole.Preformatted, "pre"),
        (ElementRole.Chrome, "script nav header footer aside form menu"));

    public static ElementRole Of(string localName) => Roles.GetValueOrDefault(localName);

    private static FrozenDictionary<string, ElementRole> Build(params (ElementRole Role, string Names)[] groups) =>
        groups.SelectMany(g => g.Names.Split(' ').Select(n => (n, g.Role))).ToFrozenDictionary(x => x.n, x => x.Role, StringComparer.Ordinal);
}
