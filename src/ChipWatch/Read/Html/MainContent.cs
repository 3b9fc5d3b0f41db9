using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ChipWatch.Read.Html;

/// <summary>The main text of a page among its surroundings: the smallest element that holds most of the prose, less what is not prose in it.</summary>
internal static class MainContent
{
    /// <summary>What holds more of the prose than this is content, whatever it is called.</summary>
    private const double ShareOfContent = 0.4;

    /// <summary>What the page itself marks as its main part is believed from this share of the prose on: a notice over it can be longer than half.</summary>
    private const double ShareOfMarked = 0.3;

    /// <summary>A child that holds this share of its parent's prose stands for it.</summary>
    private const double ShareOfDominant = 0.85;

    public static BlockText Write(IHtmlDocument document, TableShapes tables, bool dropContacts)
    {
        var body = (IElement?)document.Body ?? document.DocumentElement;
        var tree = PageTree.Build(body);
        tree.Sum();
        var root = Find(tree);
        Boilerplate.Exclude(tree, root);
        var excluded = new HashSet<INode>(ReferenceEqualityComparer.Instance);
        foreach (var node in tree.Nodes)
        {
            if (node.Excluded || (node != root && Clutter(node)))
                excluded.Add(node.Element);
        }

        var text = new BlockText(dropContacts);
        new TextWalk(text, tables) { Excluded = excluded, KeepHidden = true }.Write(root.Element);
        return text;
    }

    internal static PageTree.Node Find(PageTree tree)
    {
        var all = tree.Nodes[0].Prose;
        foreach (var node in tree.Nodes)
        {
            if (node.Parent >= 0 && (tree.Nodes[node.Parent].Excluded || (node.Prose <= all * ShareOfContent && Surroundings.Is(node.Element)) || Surroundings.IsConsent(node.Element)))
                node.Excluded = true;
        }

        tree.Sum();
        Teasers.Exclude(tree);
        tree.Sum();
        var at = tree.Nodes.Where(IsMarked).MaxBy(n => n.Prose) is { } marked && marked.Prose >= tree.Nodes[0].Prose * ShareOfMarked ? marked : tree.Nodes[0];
        var children = tree.Nodes.Where(n => !n.Excluded && n.Block).ToLookup(n => n.Parent < 0 ? null : tree.Nodes[n.Parent]);
        while (children[at].MaxBy(c => c.Prose) is { Prose: > 0 } best && best.Prose >= at.Prose * ShareOfDominant && best.Role is not (ElementRole.Row or ElementRole.Cell) && best.Element.LocalName is not ("p" or "ul" or "ol" or "li" or "blockquote"))
            at = best;
        return at;
    }

    private static bool IsMarked(PageTree.Node node) =>
        !node.Excluded && (node.Element.LocalName is "main" or "article" || node.Element.GetAttribute("role") == "main" || node.Element.GetAttribute("itemprop") == "articleBody");

    internal static bool Clutter(PageTree.Node node) =>
        node.Element.LocalName switch
        {
            "h1" or "figcaption" => true,
            "header" when node.Prose == 0 => true,
            "div" or "section" or "ul" or "ol" or "dl" or "table" when node.Link > node.Text * 0.5 && node.Text > 0 && node.Prose < 100 => true,
            _ => node.Prose == 0 && Surroundings.IsWeak(node.Element),
        };
}
