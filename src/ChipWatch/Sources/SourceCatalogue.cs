using Microsoft.Extensions.Configuration;

namespace ChipWatch.Sources;

/// <summary>Every source that is watched, read and checked at start-up: a broken definition stops it.</summary>
public sealed class SourceCatalogue
{
    private const string Embedded = "Sources/Definitions/";

    private readonly Dictionary<string, Source> _sources;
    private readonly Dictionary<string, ISourceReader> _readers;

    private SourceCatalogue(IEnumerable<Source> sources, Dictionary<string, ISourceReader> readers)
    {
        _sources = sources.ToDictionary(s => s.Id, StringComparer.Ordinal);
        _readers = readers;
        Sources = [.. _sources.Values.OrderBy(s => s.Id, StringComparer.Ordinal)];
    }

    /// <summary>By id.</summary>
    public IReadOnlyList<Source> Sources { get; }

    public IEnumerable<Source> Enabled => Sources.Where(s => s.Enabled);

    /// <summary>The definitions that ship with the project and, over those of the same id, the ones in <paramref name="folder"/>.</summary>
    /// <exception cref="SourceDefinitionException">One is broken; the message is one line that names it and the mend.</exception>
    public static SourceCatalogue Load(string? folder = null)
    {
        var readers = Readers();
        var sources = ReadEmbedded(readers).ToDictionary(s => s.Id, StringComparer.Ordinal);
        if (folder is not null)
            foreach (var source in ReadFolder(folder, readers))
                sources[source.Id] = source;
        return Linked(sources.Values, readers);
    }

    /// <summary>The definitions in a folder alone.</summary>
    /// <exception cref="SourceDefinitionException">One is broken, or there is none.</exception>
    public static SourceCatalogue LoadFolder(string folder)
    {
        var readers = Readers();
        return Linked(ReadFolder(folder, readers), readers);
    }

    /// <summary>The given sources, with the readers that ship and those given.</summary>
    /// <exception cref="SourceDefinitionException">A second list is missing.</exception>
    public static SourceCatalogue Of(IEnumerable<Source> sources, params IEnumerable<ISourceReader> more)
    {
        var readers = Readers();
        foreach (var reader in more)
            readers[reader.Name] = reader;
        return Linked(sources, readers);
    }

    /// <summary>As the settings <c>ChipWatch:Sources:On</c> and <c>Off</c> have it: ids, separated by commas.</summary>
    /// <exception cref="SourceDefinitionException">An id there is no source's.</exception>
    public SourceCatalogue Switched(IConfiguration configuration)
    {
        var on = Ids(configuration, "ChipWatch:Sources:On");
        var off = Ids(configuration, "ChipWatch:Sources:Off");
        return on.Count + off.Count == 0 ? this : new(Sources.Select(s => s with { Enabled = !off.Contains(s.Id) && (s.Enabled || on.Contains(s.Id)) }), _readers);
    }

    /// <summary>Null when no source has that id.</summary>
    public Source? Find(string id) => _sources.GetValueOrDefault(id);

    public ISourceReader ReaderOf(Source source) => _readers[source.Reader];

    /// <summary>Ids that look like a mistyped one, best first: what an error message can offer.</summary>
    public IReadOnlyList<string> Near(string id) =>
        [.. Sources.Select(s => (s.Id, Edits: Edits(s.Id, id.ToLowerInvariant())))
            .Where(s => s.Edits <= 2 || s.Id.Contains(id, StringComparison.OrdinalIgnoreCase) || id.Contains(s.Id, StringComparison.OrdinalIgnoreCase) || s.Id.Split('-').Intersect(id.Split('-')).Any())
            .OrderBy(s => s.Edits).ThenBy(s => s.Id, StringComparer.Ordinal).Select(s => s.Id).Take(5)];

    /// <summary>Characters to insert, drop or change to make one of the other.</summary>
    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }

    private HashSet<string> Ids(IConfiguration configuration, string setting)
    {
        var ids = (configuration[setting] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return ids.FirstOrDefault(id => Find(id) is null) is { } unknown
            ? throw new SourceDefinitionException(setting, $"'{unknown}' is no source's id; there is {string.Join(", ", Near(unknown).DefaultIfEmpty("none like it"))}")
            : ids;
    }

    private static Dictionary<string, ISourceReader> Readers() => SourceReaders.All.ToDictionary(r => r.Name, StringComparer.Ordinal);

    private static List<Source> ReadEmbedded(Dictionary<string, ISourceReader> readers)
    {
        var assembly = typeof(SourceCatalogue).Assembly;
        var sources = new List<Source>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Embedded, StringComparison.Ordinal)))
        {
            using var content = assembly.GetManifestResourceStream(name)!;
            sources.Add(SourceDefinition.Read(name[Embedded.Length..], content, readers));
        }

        return sources;
    }

    private static List<Source> ReadFolder(string folder, Dictionary<string, ISourceReader> readers)
    {
        if (!Directory.Exists(folder))
            throw new SourceDefinitionException(folder, "there is no such folder of source definitions; create it or name another");
        var sources = new List<Source>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var content = File.OpenRead(file);
            sources.Add(SourceDefinition.Read(file, content, readers));
        }

        return sources.Count > 0 ? sources : throw new SourceDefinitionException(folder, "it holds no source definition (*.json); put one there or name another folder");
    }

    private static SourceCatalogue Linked(IEnumerable<Source> sources, Dictionary<string, ISourceReader> readers)
    {
        var catalogue = new SourceCatalogue(sources, readers);
        foreach (var source in catalogue.Sources)
            if (source.SecondList is { } second && catalogue.Find(second) is null)
                throw new SourceDefinitionException($"{source.Id}.json", $"secondList '{second}' is no source's id; there is {string.Join(", ", catalogue.Near(second).DefaultIfEmpty("none like it"))}");
        return catalogue;
    }
}
