using AngleSharp.Dom;

namespace ChipWatch.Read.Html;

/// <summary>Walks a tree once, without recursion, and writes its text. Depth and width cost the same.</summary>
internal sealed class TextWalk(BlockText text, TableShapes tables)
{
    private readonly Stack<(INodeList Children, int Next)> stack = new();
    private int linkDepth;

    /// <summary>Elements left out with all they hold; null leaves nothing out.</summary>
    public IReadOnlySet<INode>? Excluded { get; init; }

    /// <summary>Stops at the first sign of page surroundings.</summary>
    public bool StopAtChrome { get; init; }
    public bool SawChrome { get; private set; }

    /// <summary>
    /// Writes the title attribute of a section before its content: documents converted from PDF keep their headings
    /// ("二、项目名称：") there and nowhere else. On pages with surroundings such titles are tooltips.
    /// </summary>
    public bool TitledSections { get; init; }

    /// <summary>Hidden elements count too: <see cref="Excluded"/> has already settled which of them are content.</summary>
    public bool KeepHidden { get; init; }

    /// <summary>UTF-16 units that stood inside links.</summary>
    public int LinkLength { get; private set; }

    public void Write(INode root)
    {
        if (!Enter(root))
            return;
        stack.Push((root.ChildNodes, 0));
        var open = new Stack<INode>();
        open.Push(root);
        while (stack.TryPop(out var level))
        {
            if (SawChrome && StopAtChrome)
                return;
            if (level.Next >= level.Children.Length)
            {
                Leave(open.Pop());
                continue;
            }

            stack.Push((level.Children, level.Next + 1));
            var node = level.Children[level.Next];
            if (node.NodeType == NodeType.Text)
            {
                WriteText((ICharacterData)node);
            }
            else if (node.NodeType == NodeType.Element && Enter(node))
            {
                stack.Push((node.ChildNodes, 0));
                open.Push(node);
            }
        }
    }

    private void WriteHeading(string heading)
    {
        text.Append(heading);
        text.EndBlock();
    }

    private void WriteText(ICharacterData node)
    {
        var data = node.Data;
        if (linkDepth > 0)
            LinkLength += data.Length;
        if (tables.Preformatted(node.Parent))
            text.AppendLines(data);
        else
            text.Append(data);
    }

    private bool Enter(INode node)
    {
        if (node is not IElement element)
            return true;
        if (Excluded?.Contains(node) == true)
            return false;
        switch (ElementRoles.Of(element.LocalName))
        {
            case ElementRole.Skipped:
                return false;
            case ElementRole.Chrome:
                SawChrome = true;
                if (element.LocalName == "script")
                    return false;
                text.EndBlock();
                break;
            case ElementRole.Block or ElementRole.Preformatted:
                if (!KeepHidden && Hidden(element))
                    return false;
                text.EndBlock();
                if (TitledSections && element.LocalName is "div" && element.GetAttribute("title") is { Length: > 0 } heading)
                    WriteHeading(heading);
                break;
            case ElementRole.Break:
                text.EndBlock();
                return false;
            case ElementRole.Table:
                if (tables.IsData(element))
                    text.StartTable();
                else
                    text.EndBlock();
                break;
            case ElementRole.Row when tables.InData(element):
                text.StartRow();
                break;
            case ElementRole.Cell when tables.InData(element):
                text.StartCell();
                break;
            case ElementRole.Row or ElementRole.Cell:
                text.EndBlock();
                break;
            default:
                if (!KeepHidden && Hidden(element))
                    return false;
                if (element.LocalName == "a")
                    linkDepth++;
                break;
        }

        return true;
    }

    private void Leave(INode node)
    {
        if (node is not IElement element)
            return;
        switch (ElementRoles.Of(element.LocalName))
        {
            case ElementRole.Block or ElementRole.Chrome or ElementRole.Preformatted:
                text.EndBlock();
                break;
            case ElementRole.Table when tables.IsData(element):
                text.EndTable();
                break;
            case ElementRole.Row when tables.InData(element):
                text.EndRow();
                break;
            case ElementRole.Cell when tables.InData(element):
                text.EndCell(element.LocalName == "th", Span(element, "colspan"), Span(element, "rowspan"));
                break;
            case ElementRole.Table or ElementRole.Row or ElementRole.Cell:
                text.EndBlock();
                break;
            case ElementRole.Inline when element.LocalName == "a":
                linkDepth--;
                break;
        }
    }

    internal static bool Hidden(IElement element)
    {
        if (element.Attributes.Length == 0)
            return false;
        if (element.HasAttribute("hidden"))
            return true;
        var style = element.GetAttribute("style");
        if (style is null)
            return false;
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && style.AsSpan(at + 7).TrimStart(": ").StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), System.Globalization.CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, 1000) : 1;
}
