using AngleSharp.Dom;

namespace ChipWatch.Read.Html;

/// <summary>Blocks inside the main content that belong to the site, not the story: known by how they begin, where they stand, or that they repeat.</summary>
internal static class Boilerplate
{
    private const int LongestLine = 160;
    private const double SmallestShareBeforeEnd = 0.5;

    private static readonly string[] Openings =
    [
        "advert", "sponsored", "read more", "read also", "read next", "also read", "also on ", "see also", "share this", "share on", "share:", "follow us", "follow ", "sign up", "subscribe", "get the latest",
        "join the conversation", "join our", "like this story", "skip to", "all rights reserved", "©", "copyright", "this website uses", "this site uses", "we use cookies", "by clicking", "click here to",
        "caption", "close", "tags", "tag:", "filed under", "posted in", "posted by", "published:", "updated:", "last updated", "by ", "written by", "comments", "leave a", "log in", "login", "print", "email", "photo:", "image:",
        "photo by", "image credit", "getty images", "have a tip", "reach the reporter", "contact the author", "download the app", "start your free trial", "this slideshow requires", "this material may not be", "view comments",
        "table of contents", "in this article", "share", "tweet", "listen to this", "watch:", "more:", "related:", "recommended", "source:", "continue reading", "enter your email", "your email address", "official websites use", "secure .gov",
        "责任编辑", "责编", "编辑：", "编辑:", "作者：", "来源：", "文章来源", "版权声明", "免责声明", "风险提示：以上", "扫码", "扫一扫", "关注公众号", "关注我们", "分享到", "分享至", "打印", "上一篇", "下一篇", "相关新闻", "相关阅读", "返回顶部", "举报",
        "海量资讯", "点击进入", "打开app", "更多精彩", "特别声明", "本文首发", "推荐阅读", "热门推荐", "字号", "收藏", "發佈", "分享",
    ];

    private static readonly string[] Endings =
    [
        "related", "more from", "more stories", "more on", "read next", "read more", "you may also", "you might also", "recommended", "comments", "leave a reply", "leave a comment", "join the discussion", "about the author", "popular posts", "latest news", "latest stories", "top stories", "most read",
        "trending", "see also", "further reading", "share this", "newsletter", "sign up", "subscribe", "tags", "what to read next", "similar posts", "recent posts", "keep reading",
        "相关阅读", "相关新闻", "相关文章", "相关推荐", "推荐阅读", "延伸阅读", "热门", "评论", "网友评论", "最新评论", "猜你喜欢", "更多", "精彩推荐", "關聯", "相關", "延伸閱讀",
    ];

    public static void Exclude(PageTree tree, PageTree.Node root)
    {
        var inside = Inside(tree, root);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var prose = 0;
        foreach (var node in inside)
        {
            if (Gone(tree, node))
                continue;
            var started = prose > 0;
            prose += node.Own >= 60 && node.OwnSentence ? node.Own : 0;
            if (node.Own is > 0 and <= LongestLine * 5 && node.Block)
                node.Excluded = Repeats(node, seen) || (node.Own <= LongestLine && Opens(node, started));
            if (!node.Excluded && started && prose > root.Prose * SmallestShareBeforeEnd && Ends(node))
                ExcludeRest(tree, node, root);
        }
    }

    private static List<PageTree.Node> Inside(PageTree tree, PageTree.Node root)
    {
        var inside = new List<PageTree.Node>();
        var at = tree.Nodes.Select((n, i) => (n, i)).First(x => x.n == root).i;
        var members = new HashSet<int> { at };
        for (var i = at + 1; i < tree.Nodes.Count && members.Contains(tree.Nodes[i].Parent); i++)
        {
            members.Add(i);
            inside.Add(tree.Nodes[i]);
        }

        return inside;
    }

    private static bool Gone(PageTree tree, PageTree.Node node)
    {
        if (node.Excluded || tree.Nodes[node.Parent].Excluded)
            node.Excluded = true;
        return node.Excluded;
    }

    private static bool Repeats(PageTree.Node node, HashSet<string> seen) =>
        node.Own >= 60 && node.Element.LocalName is not ("td" or "th" or "pre" or "tr") && !seen.Add(node.Element.TextContent.Trim());

    private static bool Opens(PageTree.Node node, bool started)
    {
        var text = node.Element.TextContent.AsSpan().Trim();
        if (!started && node.Own < 60 && !node.OwnSentence && node.Element.LocalName is "p" or "div" or "address" && text.Length < 60 && text.IndexOfAny("0123456789") >= 0)
            return true;
        foreach (var opening in Openings)
        {
            // A long paragraph may well begin with "Follow": only the line as a whole being short makes it a call to action.
            if (text.StartsWith(opening, StringComparison.OrdinalIgnoreCase) && (node.Own < 60 + opening.Length || opening.Length > 8))
                return node.Element.LocalName is not ("li" or "td" or "th" or "h2" or "h3" or "h4");
        }

        return false;
    }

    private static bool Ends(PageTree.Node node)
    {
        if (node.Own is 0 or > 60 || node.Element.LocalName is not ("h2" or "h3" or "h4" or "h5" or "h6" or "strong" or "b" or "div" or "p" or "span" or "header"))
            return false;
        var text = node.Element.TextContent.AsSpan().Trim();
        foreach (var ending in Endings)
        {
            if (text.StartsWith(ending, StringComparison.OrdinalIgnoreCase) && text.Length <= ending.Length + (ending[0] < 128 ? 25 : 6))
                return true;
        }

        return false;
    }

    /// <summary>Leaves out what follows a closing heading, unless that is where the prose is after all.</summary>
    private static void ExcludeRest(PageTree tree, PageTree.Node heading, PageTree.Node root)
    {
        var at = heading;
        while (at != root && tree.Nodes[at.Parent] != root && tree.Nodes[at.Parent].Element.FirstElementChild == at.Element && tree.Nodes[at.Parent].Prose < root.Prose * 0.3)
            at = tree.Nodes[at.Parent];
        var rest = new List<PageTree.Node> { at };
        for (var next = at.Element.NextElementSibling; next is not null; next = next.NextElementSibling)
        {
            if (tree.Of(next) is { } node)
                rest.Add(node);
        }

        if (rest.Sum(n => n.Prose) > root.Prose * 0.3 || rest.Sum(n => n.Text - n.Link) > root.Text * 0.3)
            return;
        foreach (var node in rest)
            node.Excluded = true;
    }
}
