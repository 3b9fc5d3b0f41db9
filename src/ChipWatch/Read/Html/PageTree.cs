using AngleSharp.Dom;

namespace ChipWatch.Read.Html;

/// <summary>A page's elements with how much of their text reads like prose: one walk down, one pass up, no recursion.</summary>
internal sealed class PageTree
{
    private readonly List<Node> nodes = [];
    private readonly Dictionary<INode, int> indexes = new(ReferenceEqualityComparer.Instance);

    private PageTree()
    {
    }

    public sealed class Node(IElement element, int parent)
    {
        public IElement Element { get; } = element;
        public int Parent { get; } = parent;
        public ElementRole Role { get; } = ElementRoles.Of(element.LocalName);
        public bool Block { get; init; }

        /// <summary>Text directly in this block, in units of reading: a Han character weighs three.</summary>
        public int Own { get; set; }
        public int OwnLink { get; set; }
        public bool OwnSentence { get; set; }

        /// <summary>Text of the whole subtree, left-out parts not counted.</summary>
        public int Text { get; set; }
        public int Link { get; set; }
        public int Prose { get; set; }
        public int Sentences { get; set; }
        public int Links { get; set; }
        public bool Excluded { get; set; }
    }

    public IReadOnlyList<Node> Nodes => nodes;

    public Node? Of(INode element) => indexes.TryGetValue(element, out var at) ? nodes[at] : null;

    public static PageTree Build(IElement root)
    {
        var tree = new PageTree();
        var stack = new Stack<(INode Node, int Parent, int Block, bool Link)>();
        stack.Push((root, -1, -1, false));
        while (stack.TryPop(out var at))
        {
            if (at.Node is ICharacterData { NodeType: NodeType.Text } text)
            {
                tree.AddText(text.Data, at.Block, at.Link);
                continue;
            }

            if (at.Node is not IElement element)
                continue;
            var role = ElementRoles.Of(element.LocalName);
            if (role == ElementRole.Skipped || element.LocalName is "script")
                continue;
            var index = tree.nodes.Count;
            var block = role is not (ElementRole.Inline or ElementRole.Break);
            tree.nodes.Add(new(element, at.Parent) { Block = block });
            tree.indexes[element] = index;
            var link = at.Link || element.LocalName == "a";
            var children = element.ChildNodes;
            for (var i = children.Length - 1; i >= 0; i--)
                stack.Push((children[i], index, block || at.Block < 0 ? index : at.Block, link));
        }

        return tree;
    }

    /// <summary>Adds up the subtrees again, without what is excluded.</summary>
    public void Sum()
    {
        foreach (var node in nodes)
        {
            node.Text = node.Own;
            node.Link = node.OwnLink;
            node.Links = node.Element.LocalName == "a" ? 1 : 0;
            var prose = node.Own >= 60 && node.OwnLink * 2 < node.Own && (node.OwnSentence || node.Own >= 160);
            node.Prose = prose ? node.Own : 0;
            node.Sentences = prose ? 1 : 0;
        }

        for (var i = nodes.Count - 1; i > 0; i--)
        {
            var node = nodes[i];
            if (node.Excluded || node.Parent < 0)
                continue;
            var parent = nodes[node.Parent];
            parent.Text += node.Text;
            parent.Link += node.Link;
            parent.Prose += node.Prose;
            parent.Sentences += node.Sentences;
            parent.Links += node.Links;
        }
    }

    private void AddText(string data, int block, bool link)
    {
        var weight = 0;
        var sentence = false;
        foreach (var c in data)
        {
            if (!char.IsWhiteSpace(c))
                weight += c is >= '\u2E80' and < '\uFF00' ? 3 : 1;
            sentence |= c is '.' or ',' or '。' or '，' or '!' or '?' or '；' or '！' or '？' or ';' or ':';
        }

        var node = nodes[block];
        node.Own += weight;
        node.OwnSentence |= sentence;
        if (link)
            node.OwnLink += weight;
    }
}
