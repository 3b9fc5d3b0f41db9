using ChipWatch.Doubles;
using ChipWatch.Read.Html;
using CsCheck;

namespace ChipWatch.Tests.Read.Html;

/// <summary>Pages that are read from their tokens give what their trees would give, and whatever needs a tree is left to it.</summary>
public sealed class PlainPageTests
{
    private static readonly Gen<string> Attributes = Gen.OneOf("", "", "", " title=\"甲 计算\"", " TITLE='b&amp;c' title=d", " hidden", " style=\"color:red; display : none\"", " style=x style=display:none", " id=1", "/");

    private static readonly Gen<string> Characters = Gen.OneOf(
        "甲计算中标", "one two", " ", "\n   ", "\r\n", "\u3000", "&nbsp;", "&lt;b&gt;", "&#x4e2d;", "&bogus;", "\0", "<br>", "<BR/>", "<img src=x title=y>", "<!-- <p> -->", "<![CDATA[ q ]]>", "<?x?>", "1 < 2", "联系人：王五");

    private static readonly Gen<string> Spans = Nested(Gen.OneOf("span", "b", "font", "hidden", "STRONG", "x-y"), Characters);
    private static readonly Gen<string> Lines = Wrapped(Gen.OneOf("p", "p", "p", "h1", "h2", "h3"), Spans);
    private static readonly Gen<string> Blocks = Nested(Gen.OneOf("div", "div", "div", "section", "center", "span", "b"), Gen.OneOf(Spans, Lines));

    /// <summary>What no plain page has, to be put anywhere.</summary>
    private static readonly Gen<string> Fault = Gen.OneOf(
        "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<h2>", "</h2>", "</br>", "<hr>", "<input>", "<a href=x>", "</a>", "<li>", "<ul><li>x</ul>", "<pre>\n x\ny</pre>", "<code>", "<td>", "<select>", "<form>", "<title>t</title>", "<nav>", "<nobr>",
        "<script>1<2</script>", "<style>x</style>", "<svg>", "<button>", "<ix:header>q</ix:header>", "<template>", "<image>", "<html lang=en>", "<head>", "<body>", "</body>", "</html>", "</head>", "<!DOCTYPE html>", "<plaintext>", "<textarea>", "<", "<!--");

    private static readonly Gen<string> Page = Gen.Select(
        Gen.OneOf("", "<html>", "<!DOCTYPE html>\n<html lang=zh>", "<html><head></head>", "<html><head></head><body>", "<body>", "<body hidden>", "x<html>", "\u3000<body>", "<head></head>\n"),
        Blocks.Array[1, 6],
        Gen.OneOf("", "</body></html>", "</body>", "</html>", "</body>\n</html>\n", "</body>after"),
        Fault.Array[0, 1],
        Gen.Int[0, 400])
        .Select((before, parts, after, faults, at) =>
        {
            var html = before + string.Concat(parts) + after;
            return faults.Length == 0 || html.IndexOf('<', Math.Min(at, html.Length)) is not (>= 0 and var place) ? html : html.Insert(place, faults[0]);
        });

    private static Gen<string> Nested(Gen<string> names, Gen<string> content) =>
        Gen.Recursive<string>((depth, inner) => Wrapped(names, Gen.OneOf(content, depth > 3 ? content : inner)));

    private static Gen<string> Wrapped(Gen<string> names, Gen<string> content) =>
        Gen.Select(names, Attributes, content.Array[0, 3]).Select((name, attribute, parts) => $"<{name}{attribute}>{string.Concat(parts)}</{name}>");

    [Fact]
    public void What_is_read_from_tokens_is_what_the_tree_gives()
    {
        var plain = 0;
        Page.Sample(
            html =>
            {
                if (html.Contains("<table", StringComparison.OrdinalIgnoreCase) || PlainPage.Read(html) is not { } read)
                    return;
                Interlocked.Increment(ref plain);
                var tree = HtmlReader.ReadTree(html, null, "Asia/Shanghai");
                Assert.Equal((tree.Title, tree.Text, tree.Language), (read.Title, read.Text, read.Language));
            },
            iter: 50_000);
        Assert.InRange(plain, 8_000, 42_000);
    }

    [Fact]
    public void Announcements_turned_from_PDF_need_no_tree_and_read_the_same()
    {
        var (plain, all) = (0, 0);
        foreach (var file in Directory.EnumerateFiles(Shared.Require("eval", "contracts", "html")))
        {
            var html = File.ReadAllText(file);
            all++;
            if (html.Contains("<table", StringComparison.OrdinalIgnoreCase) || PlainPage.Read(html) is not { } read)
                continue;
            plain++;
            var tree = HtmlReader.ReadTree(html, null, "Asia/Shanghai");
            Assert.Equal((tree.Title, tree.Text, tree.Language), (read.Title, read.Text, read.Language));
        }

        Assert.True(plain > all * 0.8, $"{plain} of {all}");
    }

    [Theory]
    [InlineData("<p>one<p>two</p>")]
    [InlineData("<p><div>a block ends the paragraph</div></p>")]
    [InlineData("<div>never closed")]
    [InlineData("<b>crossed<i>over</b>here</i>")]
    [InlineData("<h2>a heading<h3>in a heading</h3></h2>")]
    [InlineData("<h1>a heading that is the title</h1>")]
    [InlineData("<a href=x>a link</a>")]
    [InlineData("<nav>surroundings</nav>")]
    [InlineData("<script>a < b</script>")]
    [InlineData("<ul><li>an item</ul>")]
    [InlineData("<html><head><title>t</title></head><body>x</body></html>")]
    [InlineData("<body hidden>x</body>")]
    [InlineData("x<body>y</body>")]
    [InlineData("<body>x</body>y")]
    [InlineData("<html><head>x</head></html>")]
    public void What_a_tree_builder_would_mend_is_left_to_the_tree(string html) => Assert.Null(PlainPage.Read(html));
}
