using ChipWatch.Sources;
using Microsoft.Extensions.Configuration;

namespace ChipWatch.Tests.Sources;

/// <summary>A broken definition stops the start-up with one line that names the file and the mend.</summary>
public sealed class SourceDefinitionTests : IDisposable
{
    private const string Good = """
        {
          "id": "sample", "name": "Sample", "kind": "news", "reader": "json", "language": "en", "timeZone": "Asia/Shanghai",
          "hosts": ["news.example"], "url": "https://news.example/list",
          "settings": { "rows": "rows", "item": { "id": "{id}", "title": "{title}", "link": "{url}" } }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("chipwatch-sources").FullName;

    public static TheoryData<string, string, string> Slips => new()
    {
        { "\"id\": \"sample\"", "\"id\": \"other\"", "give it the file's name 'sample'" },
        { "\"kind\": \"news\"", "\"kind\": \"gossip\"", "kind" },
        { "\"reader\": \"json\"", "\"reader\": \"jsn\"", "reader 'jsn' is not known; there are " },
        { "\"name\": \"Sample\", ", "", "name" },
        { "\"language\"", "\"langauge\"", "langauge" },
        { "Asia/Shanghai", "Asia/Shanghigh", "use an IANA name" },
        { "[\"news.example\"]", "[\"example.com\"]", "hosts lacks 'news.example'" },
        { "[\"news.example\"]", "[\"news.example\", \"https://x.example/\"]", "a host is a bare name" },
        { "https://news.example/list", "ftp://news.example/list", "has to begin with https://" },
        { "\"settings\"", "\"enabled\": false, \"settings\"", "say why in terms" },
        { "\"settings\"", "\"every\": \"00:00:05\", \"settings\"", "every minute" },
        { "\"settings\"", "\"backfillReach\": \"long ago\", \"settings\"", "neither a day" },
        { "\"settings\"", "\"secondList\": \"sampel\", \"settings\"", "secondList 'sampel' is no source's id" },
        { "\"settings\"", "\"credential\": { \"setting\": \"Key\" }, \"settings\"", "query parameter or the header" },
        { "\"rows\": \"rows\"", "\"rowz\": \"rows\"", "rowz" },
        { "\"id\": \"{id}\"", "\"id\": \"{id\"", "without its }" },
        { "{title}", "{title|shout}", "transform 'shout'" },
        { "\"id\": \"{id}\", ", "", "id" },
        { "\"rows\": \"rows\"", "\"rows\": \"rows\", \"newestFirst\": true", "without dates a range cannot end" },
        { "\"rows\": \"rows\"", "\"rows\": \"rows\", \"paging\": { \"by\": \"cursor\" }", "settings.paging.next" },
        { "\"rows\": \"rows\"", "\"rows\": \"rows\", \"paging\": { \"by\": \"pages\" }", "it may be none, page, cursor or link" },
        { "\"rows\": \"rows\"", "\"rows\": \"rows\", \"transforms\": { \"x\": { \"pattern\": \"(\" } }", "transforms" },
        { "\"reader\": \"json\"", "\"reader\": \"html\"", "fields" },
        { "\"settings\": {", "\"settings\": ", "sample.json" },
        { "\"language\": \"en\"", "\"language\": \"english\"", "write two letters" },
        { "\"settings\"", "\"secondList\": \"sample\", \"settings\"", "secondList names the source itself" },
        { "\"settings\"", "\"backfillReach\": \"2020-01-01\", \"settings\"", "a range would show the newest page" },
        { "\"rows\": \"rows\"", "\"rows\": \"rows\", \"request\": { \"query\": { \"p\": \"{pgae}\" } }", "settings.request asks for 'pgae'; a request knows from, to, page" },
        { "\"rows\": \"rows\"", "\"rows\": \"rows\", \"request\": { \"json\": { \"a\": [\"{page|shout}\"] } }", "settings.request names the transform 'shout'" },
        { "\"rows\": \"rows\"", "\"rows\": \"rows\", \"request\": { \"json\": { \"a\": \"{page\" } }", "without its }" },
        { "\"rows\": \"rows\"", "\"rows\": \"rows\", \"detail\": { \"url\": \"https://news.example/{uuid}\" }", "settings.detail asks for 'uuid'" },
        { "\"rows\": \"rows\"", "\"rows\": \"rows\", \"detail\": { \"url\": \"https://other.example/{id}\" }", "hosts lacks 'other.example'" },
        { "\"link\": \"{url}\"", "\"document\": \"https://pdf.example/{id}.pdf\"", "hosts lacks 'pdf.example'" },
        { "\"link\": \"{url}\"", "\"on\": { \"value\": \"{day}\", \"formats\": [\"unixms\"] }", "date format 'unixms'" },
        { "\"rows\": \"rows\"", "\"rows\": \"rows\", \"transforms\": { \"x\": {} }", "has neither map nor pattern" },
    };

    [Theory, MemberData(nameof(Slips))]
    public void It_stops_with_one_line_that_names_the_file_and_the_mend(string right, string wrong, string told)
    {
        Write("sample.json", Good.Replace(right, wrong, StringComparison.Ordinal));

        var stopped = Assert.Throws<SourceDefinitionException>(() => SourceCatalogue.LoadFolder(_folder));

        Assert.Contains("sample.json", stopped.Message, StringComparison.Ordinal);
        Assert.Contains(told, stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', stopped.Message);
        Assert.DoesNotContain("ChipWatch.Sources", stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_selector_that_is_none_is_said_before_the_first_poll()
    {
        Write("sample.json", Good.Replace("\"reader\": \"json\"", "\"reader\": \"html\"", StringComparison.Ordinal)
            .Replace("\"rows\": \"rows\"", "\"rows\": \"li[\", \"fields\": { \"title\": \"a\" }", StringComparison.Ordinal));

        Assert.Contains("'li[' is no CSS selector", Assert.Throws<SourceDefinitionException>(() => SourceCatalogue.LoadFolder(_folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_ones_own_adds_to_what_ships_and_wins_over_the_same_id()
    {
        Write("sample.json", Good);
        Write("cninfo.json", Good.Replace("\"id\": \"sample\"", "\"id\": \"cninfo\"", StringComparison.Ordinal));

        var catalogue = SourceCatalogue.Load(_folder);

        Assert.Equal("Sample", catalogue.Find("sample")!.Name);
        Assert.Equal("Sample", catalogue.Find("cninfo")!.Name);
        Assert.NotNull(catalogue.Find("sse-ipo"));
        Assert.Equal(2, SourceCatalogue.LoadFolder(_folder).Sources.Count);
    }

    [Fact]
    public void Settings_switch_sources_on_and_off_and_an_unknown_id_stops_the_start()
    {
        var switched = SourceCatalogue.Load().Switched(Settings(on: "hkex-latest, cls-telegraph", off: "cninfo"));

        Assert.True(switched.Find("hkex-latest")!.Enabled);
        Assert.True(switched.Find("cls-telegraph")!.Enabled);
        Assert.False(switched.Find("cninfo")!.Enabled);
        Assert.False(switched.Find("gdelt")!.Enabled);
        Assert.StartsWith("ChipWatch:Sources:On: 'hkex-latst' is no source's id; there is hkex-latest, ", Assert.Throws<SourceDefinitionException>(() => SourceCatalogue.Load().Switched(Settings(on: "hkex-latst"))).Message, StringComparison.Ordinal);
    }

    private static IConfiguration Settings(string? on = null, string? off = null) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ChipWatch:Sources:On"] = on, ["ChipWatch:Sources:Off"] = off }).Build();

    [Fact]
    public void An_unknown_name_is_answered_with_those_like_it()
    {
        var catalogue = SourceCatalogue.Load();

        Assert.Null(catalogue.Find("cn-info"));
        Assert.Contains("sse-ipo", catalogue.Near("sse"));
    }

    [Fact]
    public void A_folder_without_definitions_is_said()
    {
        Assert.Contains("no source definition", Assert.Throws<SourceDefinitionException>(() => SourceCatalogue.LoadFolder(_folder)).Message, StringComparison.Ordinal);
        Assert.Contains("no such folder", Assert.Throws<SourceDefinitionException>(() => SourceCatalogue.LoadFolder(Path.Combine(_folder, "none"))).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
