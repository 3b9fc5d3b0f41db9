using System.Collections.Frozen;
using AngleSharp.Dom;

namespace ChipWatch.Read.Html;

/// <summary>Words of class, id and role attributes that tell a page's surroundings from its content.</summary>
internal static class Surroundings
{
    private static readonly FrozenSet<string> Words = Set(
        "ad ads advert advertisement advertising adsense breadcrumb breadcrumbs byline combx comment comments commentlist community " +
        "consent contextual cookie cookies copyright disclaimer disqus donate donation feedback flyout footer gdpr login masthead menu " +
        "metadata modal mostread nav navbar navigation newsletter newsletters ob onetrust optin outbrain overlay pager pagination " +
        "paywall promo promos promotion promoted recirc recommend recommended recommendations related relatedposts reply replies rss " +
        "share sharebar sharing shares shoutbox sidebar signup skip skyscraper social socials sponsor sponsored storynav subscribe " +
        "subscription supplemental syndication taboola taglist teaser teasers toolbar trending yom-remote newsletterform addtoany " +
        "jp-relatedposts sharedaddy screen-reader-text visually-hidden visuallyhidden sr-only author-bio authorbio recirculation " +
        "storylist interstitial piano caption captions credit credits slideshow carousel");

    // These mark surroundings only where there is no prose: page builders call every part a widget.
    private static readonly FrozenSet<string> WeakWords = Set("widget embed extra banner meta highlights infobox legends keywords print rating ratings pub dfp popup popular shop tag tags tagged tooltip cta toc hidden author date dateline credit credits caption time timestamp avatar profile bio label badge icon category categories");

    private static readonly FrozenSet<string> ConsentWords = Set("cookie cookies consent gdpr ccpa onetrust cookiebar cookiebot cookieconsent");

    private static readonly FrozenSet<string> Roles = Set("navigation banner contentinfo complementary dialog alertdialog search menu menubar toolbar tablist form note");

    // Words that mark a content wrapper even when a surrounding's word stands beside them ("main-with-sidebar").
    private static readonly FrozenSet<string> Content = Set("article articlebody body content entry main page post story text hentry container wrapper layout column row section has with no");

    public static bool Is(IElement element)
    {
        switch (element.LocalName)
        {
            case "nav" or "aside" or "footer" or "form" or "menu" or "dialog":
                return true;
            case "html" or "body" or "article" or "main" or "h1" or "p" or "a" or "span" or "td" or "tr" or "table" or "tbody" or "strong" or "em" or "b" or "i" or "code" or "pre":
                return false;
        }

        if (element.Attributes.Length == 0)
            return false;
        if (TextWalk.Hidden(element))
            return true;
        if (element.GetAttribute("role") is { } role && Roles.Contains(role))
            return true;
        return Marks(element.GetAttribute("id"), Words) || Marks(element.GetAttribute("class"), Words);
    }

    /// <summary>A consent notice can be longer than the story that it covers.</summary>
    public static bool IsConsent(IElement element) =>
        element.LocalName is "div" or "section" or "aside" or "dialog" && (Marks(element.GetAttribute("id"), ConsentWords) || Marks(element.GetAttribute("class"), ConsentWords));

    /// <summary>Such a name on an element without prose is enough to leave it out.</summary>
    public static bool IsWeak(IElement element) =>
        element.LocalName is "div" or "section" or "ul" or "ol" or "li" or "span" or "p" or "dl" or "header" && element.Attributes.Length > 0
        && (Marks(element.GetAttribute("id"), WeakWords) || Marks(element.GetAttribute("class"), WeakWords) || Marks(element.GetAttribute("class"), Words));

    private static bool Marks(string? names, FrozenSet<string> words)
    {
        if (string.IsNullOrEmpty(names) || names.Length > 400)
            return false;
        foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (words.Contains(name))
                return true;
            bool marked = false, content = false;
            foreach (var word in Split(name))
            {
                marked |= words.Contains(word);
                content |= Content.Contains(word);
            }

            if (marked && !content)
                return true;
        }

        return false;
    }

    /// <summary>Words of a name in kebab, snake or camel case, in lower case.</summary>
    private static IEnumerable<string> Split(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var cut = i == name.Length || name[i] is '-' or '_' or ':' or '.' or '/' || (i > start && char.IsUpper(name[i]) && char.IsLower(name[i - 1]));
            if (!cut)
                continue;
            if (i > start)
                yield return name[start..i].ToLowerInvariant();
            start = i < name.Length && char.IsUpper(name[i]) ? i : i + 1;
        }
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
