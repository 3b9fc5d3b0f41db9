using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ChipWatch.Register;
using Fluid;

namespace ChipWatch.Publish;

/// <summary>Signals to one page: no external resource, readable without scripts. Pure.</summary>
internal static class SitePage
{
    private static readonly string Css = SiteFiles.Read("site.css");
    private static readonly string Js = SiteFiles.Read("site.js");
    private static readonly IFluidTemplate Template = new FluidParser().Parse(SiteFiles.Read("index.html.liquid"));
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly TemplateOptions Options = new() { MemberAccessStrategy = new UnsafeMemberAccessStrategy() };

    /// <summary>What the page may load: itself. The hashes are of the two inline blocks.</summary>
    private static readonly string Policy =
        $"default-src 'none'; style-src '{Hash(Css)}'; script-src '{Hash(Js)}'; img-src data:; base-uri 'none'; form-action 'none'";

    public static string Render(IReadOnlyList<Signal> signals, SiteWords words, CompanyRegister register, DateTimeOffset now)
    {
        var language = words.Shared.Language;
        var views = signals.Select(s => SignalView.Of(s, words)).ToList();
        var context = new TemplateContext(Options);
        context.SetValue("t", words.All);
        context.SetValue("language", language == "zh" ? "zh-Hans" : "en");
        context.SetValue("otherLanguage", language == "zh" ? "en" : "zh-Hans");
        context.SetValue("root", language == "zh" ? "../" : "");
        context.SetValue("policy", Policy);
        context.SetValue("css", Css);
        context.SetValue("js", Js);
        context.SetValue("count", words.Format("count", views.Count));
        context.SetValue("updated", words.Format("updated", now.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
        context.SetValue("updatedIso", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture));
        context.SetValue("kinds", views.GroupBy(v => (v.Kind, v.KindName)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Kind, StringComparer.Ordinal)
            .Select(g => new { g.Key.Kind, Name = g.Key.KindName, Count = g.Count() }).ToList());
        context.SetValue("companies", views.SelectMany(v => v.Companies.Split(' ', StringSplitOptions.RemoveEmptyEntries)).GroupBy(id => id, StringComparer.Ordinal)
            .Select(g => new { Id = g.Key, Name = register.ById(g.Key)?.NameIn(language) ?? g.Key, Count = g.Count() }).OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ToList());
        context.SetValue("days", views.GroupBy(v => v.Day).Select(g => new { Day = g.Key, Signals = g.ToList() }).ToList());
        return Template.Render(context, Encoder);
    }

    private static string Hash(string block) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(block)));
}
