using ChipWatch.Contracts;
using ChipWatch.Doubles;
using ChipWatch.Extract;
using ChipWatch.Reconcile;
using ChipWatch.Register;
using ChipWatch.Schemas;
using ChipWatch.Tests.Extract;

namespace ChipWatch.Tests.Schemas;

public sealed class SchemaTests
{
    public static TheoryData<string> Names => [.. BlobSchemas.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_published_schema_is_the_records(string name)
    {
        var (_, what, record) = BlobSchemas.All.Single(s => s.Name == name);
        var schema = BlobSchemas.Describe(name, what, record);
        if (Environment.GetEnvironmentVariable("CHIPWATCH_REWRITE") == "1")
            File.WriteAllText(BlobSchemas.PathOf(name), schema);
        Assert.Equal(schema, File.ReadAllText(BlobSchemas.PathOf(name)));
    }

    [Fact]
    public void No_schema_is_published_of_what_is_gone() => Assert.Equal(
        // The definitions' schema is written by hand and has its own test
        BlobSchemas.All.Select(s => $"{s.Name}.schema.json").Append("source.schema.json").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.GetDirectoryName(BlobSchemas.PathOf("x"))!).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Documents_claims_signals_changes_and_indexes_keep_to_their_schemas()
    {
        var store = new MemoryBlobStore();
        var reconciler = new Reconciler(store, TimeProvider.System, CompanyRegister.Default);
        var snippets = Snippet.Names.ToDictionary(name => name, Snippet.Load, StringComparer.Ordinal);
        snippets["here"] = new("寒武纪公告，2025年上半年公司实现营业收入28.81亿元，同比增长4347.82%。", "zh", "寒武纪上半年营收28.81亿元", new(2025, 8, 26));
        foreach (var (name, snippet) in snippets)
        {
            var document = snippet.ToDocument() with { Source = "snippets", ExternalId = name };
            var claims = snippet.Extract();
            await store.WriteJsonAsync(Containers.DocumentOf("snippets", "2025-09", document.Id, 0), document);
            await store.WriteJsonAsync(Containers.ClaimsOf("snippets", "2025-09", document.Id), new ClaimSet { DocumentId = document.Id, Source = "snippets", ExternalId = name, Extractor = Extractor.Version, Claims = claims });
            await reconciler.ReconcileAsync(document, claims);
        }

        var kept = new HashSet<string>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var (blob, content) in store.Snapshot())
        {
            if (BlobSchemas.Of(blob) is not { } schema)
                continue;
            kept.Add(schema);
            problems.AddRange((await BlobSchemas.ProblemsAsync(schema, System.Text.Encoding.UTF8.GetString(content))).Select(p => $"{blob}: {p}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(20)));
        Assert.Superset(new HashSet<string>(["document", "claims", "signal", "change", "company-month"], StringComparer.Ordinal), kept);
    }

    [Fact]
    public async Task Messages_and_poison_keep_to_their_schemas()
    {
        var store = new MemoryBlobStore();
        var keeper = new PoisonKeeper(store, new MemoryWorkQueue(), TimeProvider.System);
        foreach (var message in WorkQueueContract.Examples)
        {
            Assert.Empty(await BlobSchemas.ProblemsAsync("message", Json.Write(message)));
            await keeper.KeepAsync(message.Queue, Json.Write(message));
        }

        foreach (var (blob, content) in store.Snapshot())
            Assert.Empty(await BlobSchemas.ProblemsAsync(BlobSchemas.Of(blob)!, System.Text.Encoding.UTF8.GetString(content)));
    }

    [Theory]
    [InlineData("document", """{"id":"x"}""")]
    [InlineData("document", """{"id":"x","text":5}""")]
    [InlineData("document", """{"id":"x","text":"x","colour":"red"}""")]
    [InlineData("message", """{"type":"collect.v9","source":"x"}""")]
    [InlineData("claims", """{"documentId":"d","source":"s","externalId":"e","claims":[{"kind":"revenue","evidence":[],"metric":"sales"}]}""")]
    public async Task What_does_not_keep_to_its_schema_is_found(string schema, string json) => Assert.NotEmpty(await BlobSchemas.ProblemsAsync(schema, json));
}
