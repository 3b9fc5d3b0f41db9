using AngleSharp.Dom;

namespace ChipWatch.Read.Html;

/// <summary>Which tables hold data and which only arrange a page: a table in a table, one column throughout, or cells full of paragraphs.</summary>
internal sealed class TableShapes
{
    private const int BlocksOfLayoutCell = 16;

    private readonly HashSet<INode> data = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<INode> parts = new(ReferenceEqualityComparer.Instance);

    public static TableShapes None { get; } = new();

    public static TableShapes Of(INode root)
    {
        var shapes = new TableShapes();
        foreach (var table in Elements(root).Where(e => e.LocalName == "table"))
            shapes.Add(table);
        return shapes;
    }

    public bool IsData(INode table) => data.Contains(table);

    public bool InData(INode rowOrCell) => parts.Contains(rowOrCell);

    private void Add(IElement table)
    {
        var widest = 0;
        var found = new List<INode>();
        foreach (var section in table.Children)
        {
            foreach (var row in section.LocalName == "tr" ? [section] : section.Children.Where(r => r.LocalName == "tr"))
            {
                found.Add(row);
                var width = 0;
                foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th"))
                {
                    if (Arranges(cell))
                        return;
                    found.Add(cell);
                    width++;
                }

                widest = Math.Max(widest, width);
            }
        }

        if (widest < 2)
            return;
        data.Add(table);
        parts.UnionWith(found);
    }

    private static bool Arranges(IElement cell)
    {
        var blocks = 0;
        foreach (var inner in Elements(cell).Take(400))
        {
            if (inner.LocalName == "table" || (inner.LocalName is "p" or "div" or "h2" or "h3" && ++blocks >= BlocksOfLayoutCell))
                return true;
        }

        return false;
    }

    internal static IEnumerable<IElement> Elements(INode root)
    {
        var stack = new Stack<INode>();
        stack.Push(root);
        while (stack.TryPop(out var node))
        {
            if (node is IElement element && node != root)
                yield return element;
            var children = node.ChildNodes;
            for (var i = children.Length - 1; i >= 0; i--)
            {
                if (children[i].NodeType == NodeType.Element)
                    stack.Push(children[i]);
            }
        }
    }
}
