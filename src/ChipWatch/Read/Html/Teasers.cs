using AngleSharp.Dom;

namespace ChipWatch.Read.Html;

/// <summary>Other stories announced on a page: a headline that is a link, and a line or two below it, several times over.</summary>
internal static class Teasers
{
    private const int LongestTeaser = 500;
    private const int FewestTeasers = 3;

    public static void Exclude(PageTree tree)
    {
        var byParent = new Dictionary<INode, List<PageTree.Node>>(ReferenceEqualityComparer.Instance);
        foreach (var node in tree.Nodes)
        {
            if (!node.Excluded && IsHeading(node.Element) && IsLinked(node) && Box(tree, node) is { } box)
            {
                // Cards are often wrapped one by one: group them by the container above the wrapper.
                var group = Group(box);
                if (!byParent.TryGetValue(group, out var list))
                    byParent[group] = list = [];
                list.Add(box);
            }
        }

        foreach (var (_, boxes) in byParent)
        {
            if (boxes.Count < FewestTeasers)
                continue;
            foreach (var box in boxes)
                box.Excluded = true;
        }

        foreach (var node in tree.Nodes)
        {
            if (node.Parent >= 0 && tree.Nodes[node.Parent].Excluded)
                node.Excluded = true;
        }
    }

    private static bool IsHeading(IElement element) => element.LocalName is "h2" or "h3" or "h4" or "h5" or "h6";

    private static bool IsLinked(PageTree.Node heading) => heading.Own > 15 && heading.OwnLink >= heading.Own * 0.9 && IsInternal(heading.Element);

    private static bool IsInternal(IElement heading)
    {
        var link = heading.QuerySelector("a[href]") ?? heading.Closest("a[href]");
        var href = link?.GetAttribute("href");
        return href is { Length: > 1 } && href[0] != '#';
    }

    /// <summary>The largest element around the headline that is still no longer than a teaser.</summary>
    private static PageTree.Node? Box(PageTree tree, PageTree.Node heading)
    {
        PageTree.Node? box = null;
        for (var at = heading; at.Parent >= 0; at = tree.Nodes[at.Parent])
        {
            if (at.Text > LongestTeaser + heading.Own || at.Element.LocalName is "body" or "main")
                break;
            box = at;
        }

        return box;
    }

    private static INode Group(PageTree.Node box)
    {
        INode group = box.Element.Parent!;
        while (group.Parent is IElement { LocalName: not ("body" or "main" or "article") } above && ((IElement)group).ChildElementCount == 1)
            group = above;
        return group;
    }
}
