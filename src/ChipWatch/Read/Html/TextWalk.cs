using AngleSharp.Dom;

namespace ChipWatch.Read.Html;

/// <summary>Walks a tree once, without recursion, and writes its text. Depth and width cost the same.</summary>
internal sealed class TextWalk(BlockText text, TableShapes tables)
{
    private readonly Stack<Level> stack = new();
    private int linkDepth;

    /// <summary>An element that is open, and which of its children comes next.</summary>
    private readonly record struct Level(IElement? Element, ElementRole Role, INodeList Children, int Next = 0);

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
        if (!Enter(root as IElement, out var role))
            return;
        stack.Push(new(root as IElement, role, root.ChildNodes));
        while (stack.TryPop(out var level))
        {
            if (SawChrome && StopAtChrome)
                return;
            if (level.Next >= level.Children.Length)
            {
                if (level.Element is not null)
                    Leave(level.Element, level.Role);
                continue;
            }

            var node = level.Children[level.Next];
            stack.Push(level with { Next = level.Next + 1 });
            if (node.NodeType == NodeType.Text)
            {
                WriteText(((ICharacterData)node).Data, level);
            }
            else if (node.NodeType == NodeType.Element && (IElement)node is var element && Enter(element, out role))
            {
                stack.Push(new(element, role, node.ChildNodes));
            }
        }
    }

    private void WriteHeading(string heading)
    {
        text.Append(heading);
        text.EndBlock();
    }

    private void WriteText(string data, in Level parent)
    {
        if (linkDepth > 0)
            LinkLength += data.Length;
        if (parent.Role == ElementRole.Preformatted || (parent.Element is { LocalName: "code" } code && code.Parent is IElement { LocalName: "pre" }))
            text.AppendLines(data);
        else
            text.Append(data);
    }

    /// <param name="element">Null for a document, which holds its elements without being one.</param>
    /// <returns>Whether what it holds is written.</returns>
    private bool Enter(IElement? element, out ElementRole role)
    {
        role = ElementRole.Inline;
        if (element is null)
            return true;
        if (Excluded?.Contains(element) == true)
            return false;
        role = ElementRoles.Of(element.LocalName);
        switch (role)
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

    private void Leave(IElement element, ElementRole role)
    {
        switch (role)
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
        // Asking for attributes by name folds the name and goes through all of them each time; most elements have one, of another name.
        var attributes = element.Attributes;
        for (var i = 0; i < attributes.Length; i++)
        {
            var attribute = attributes[i]!;
            if (Hides(attribute.LocalName, attribute.Value))
                return true;
        }

        return false;
    }

    internal static bool Hides(ReadOnlySpan<char> attribute, ReadOnlySpan<char> value) => attribute is "hidden" || (attribute is "style" && SetsNoDisplay(value));

    private static bool SetsNoDisplay(ReadOnlySpan<char> style)
    {
        var at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && style[(at + 7)..].TrimStart(": ").StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), System.Globalization.CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, 1000) : 1;
}
