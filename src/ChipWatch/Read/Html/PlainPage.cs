using System.Collections.Frozen;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace ChipWatch.Read.Html;

/// <summary>
/// Reads markup whose tokens say all that its tree would say: blocks, spans and pictures, each closed where it was opened. Filings
/// turned from PDF into HTML are such, and building their trees is two thirds of parsing them. Whatever a tree builder would have to
/// mend, move or leave out ends the reading without a result, and the page is read from its tree.
/// </summary>
internal sealed class PlainPage
{
    /// <summary>Deeper nesting is left to the tree and its limits.</summary>
    private const int MostOpen = 100;

    private static readonly FrozenDictionary<string, Tag>.AlternateLookup<ReadOnlySpan<char>> Tags =
        new (Kind Kind, string Names)[]
        {
            (Kind.Frame, "html head body"),
            (Kind.Block, "div section article center"),
            (Kind.Paragraph, "p"),
            (Kind.Heading, "h1 h2 h3 h4 h5 h6"),
            (Kind.Inline, "span b strong i em u font small big sub sup code"),
            (Kind.Break, "br"),
            (Kind.Picture, "img"),
            (Kind.Particular, "a nobr marquee basefont bgsound isindex keygen listing plaintext xmp noembed rb rt rp rtc menuitem image wbr dir"),
        }
        .SelectMany(g => g.Names.Split(' ').Select(n => new Tag(n, g.Kind)))
        .ToFrozenDictionary(t => t.Name).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly string html;

    /// <summary>Made when the body begins: of most pages the head already tells that they need their tree.</summary>
    private BlockText? text;
    private readonly Stack<Tag> open = new();
    private Stage stage;
    private string? language;
    private string? title;
    private int paragraphs;

    /// <summary>How many elements were open when one began that is not shown, itself counted; 0 while all is shown.</summary>
    private int hiddenAt;

    private PlainPage(string html) => this.html = html;

    private BlockText Text => text ??= new(ContactDetails.Occur(html));

    private enum Kind { Inline, Block, Paragraph, Heading, Break, Picture, Frame, Particular }

    private enum Stage { Start, Html, Head, HeadClosed, Body, Closed }

    private sealed record Tag(string Name, Kind Kind);

    /// <returns>What the page's tree would have given, or null where only the tree can tell.</returns>
    public static HtmlContent? Read(string html)
    {
        using var source = new TextSource(new ReadOnlyMemoryTextSource(html.AsMemory()));
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true, DisableElementPositionTracking = true };
        var page = new PlainPage(html);
        while (true)
        {
            ref var token = ref tokens.GetStructToken();
            if (token.Type == HtmlTokenType.EndOfFile)
                return page.open.Count > 0 ? null : new(HtmlReader.Collapse(page.title ?? ""), page.Text.ToString(), []) { Language = page.language };
            if (!page.Take(ref token))
                return null;
        }
    }

    private bool Take(ref StructHtmlToken token) => token.Type switch
    {
        HtmlTokenType.Character => Write(token.Data.Memory.Span),
        HtmlTokenType.StartTag => Open(ref token),
        HtmlTokenType.EndTag => Close(token.Name.Memory.Span),
        HtmlTokenType.Doctype => stage == Stage.Start,
        _ => true,
    };

    private bool Write(ReadOnlySpan<char> characters)
    {
        if (stage != Stage.Body)
        {
            if (characters.IndexOfAnyExcept(" \t\n\f\r") < 0)
                return true;
            if (stage is Stage.Head or Stage.Closed)
                return false;
            stage = Stage.Body;
        }

        if (hiddenAt == 0)
            Text.Append(characters);
        return true;
    }

    private bool Open(ref StructHtmlToken token)
    {
        var tag = TagOf(token.Name.Memory.Span);
        if (tag.Kind == Kind.Frame)
            return OpenFrame(tag, ref token);
        if (tag.Kind == Kind.Particular || stage is Stage.Head or Stage.Closed || open.Count >= MostOpen)
            return false;
        stage = Stage.Body;
        if (tag.Kind is Kind.Block or Kind.Paragraph or Kind.Heading && paragraphs > 0)
            return false;
        if (tag.Kind == Kind.Heading && open.TryPeek(out var parent) && parent.Kind == Kind.Heading)
            return false;
        if (tag.Name == "h1" && title is not { Length: > 0 })
            return false;

        var heading = Attribute(ref token, "title");
        title ??= heading ?? "";
        if (hiddenAt == 0 && tag.Kind is not (Kind.Break or Kind.Picture) && Hidden(ref token))
            hiddenAt = open.Count + 1;
        if (hiddenAt == 0 && tag.Kind is not (Kind.Inline or Kind.Picture))
            Text.EndBlock();
        if (hiddenAt == 0 && tag.Name == "div" && heading is { Length: > 0 })
        {
            Text.Append(heading);
            Text.EndBlock();
        }

        if (tag.Kind == Kind.Paragraph)
            paragraphs++;
        if (tag.Kind is not (Kind.Break or Kind.Picture))
            open.Push(tag);
        return true;
    }

    private bool OpenFrame(Tag tag, ref StructHtmlToken token)
    {
        var next = tag.Name switch
        {
            "html" when stage == Stage.Start => Stage.Html,
            "head" when stage <= Stage.Html => Stage.Head,
            "body" when stage < Stage.Body && stage != Stage.Head && !Hidden(ref token) => Stage.Body,
            _ => Stage.Start,
        };
        if (next == Stage.Html)
            language = Attribute(ref token, "lang");
        stage = next;
        return next != Stage.Start;
    }

    private bool Close(ReadOnlySpan<char> name)
    {
        if (open.TryPeek(out var tag) && name.SequenceEqual(tag.Name))
        {
            open.Pop();
            if (tag.Kind == Kind.Paragraph)
                paragraphs--;
            if (hiddenAt == 0 && tag.Kind != Kind.Inline)
                Text.EndBlock();
            if (hiddenAt > open.Count)
                hiddenAt = 0;
            return true;
        }

        var next = name switch
        {
            "head" when stage == Stage.Head => Stage.HeadClosed,
            "body" or "html" when stage >= Stage.Body && open.Count == 0 => Stage.Closed,
            _ => Stage.Start,
        };
        stage = next;
        return next != Stage.Start;
    }

    private static Tag TagOf(ReadOnlySpan<char> name)
    {
        if (Tags.TryGetValue(name, out var tag))
            return tag;
        var unknown = name.ToString();
        return new(unknown, ElementRoles.Of(unknown) == ElementRole.Inline ? Kind.Inline : Kind.Particular);
    }

    private static string? Attribute(ref StructHtmlToken tag, string name)
    {
        for (var i = 0; i < tag.Attributes.Count; i++)
        {
            if (tag.Attributes[i].Name.Memory.Span.SequenceEqual(name))
                return tag.Attributes[i].Value.ToString();
        }

        return null;
    }

    private static bool Hidden(ref StructHtmlToken tag)
    {
        for (var i = 0; i < tag.Attributes.Count; i++)
        {
            var attribute = tag.Attributes[i];
            if (TextWalk.Hides(attribute.Name.Memory.Span, attribute.Value.Memory.Span))
                return true;
        }

        return false;
    }
}
