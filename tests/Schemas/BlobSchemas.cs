using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using ChipWatch.Backfill;
using ChipWatch.Collect.Coverage;
using ChipWatch.Collect.State;
using ChipWatch.Doubles;
using ChipWatch.Notify;
using ChipWatch.Reconcile;
using NJsonSchema;

namespace ChipWatch.Schemas;

/// <summary>The published JSON schemas: which blob has which, how they are made of the records, and whether JSON keeps to them.</summary>
public static class BlobSchemas
{
    /// <summary>File name without extension, what it describes, its record.</summary>
    public static IReadOnlyList<(string Name, string What, Type Record)> All { get; } =
    [
        ("document", "A capture made readable: documents/{source}/{yyyy}/{MM}/{documentId}.json and its revisions", typeof(Document)),
        ("claims", "All claims of one document: claims/{source}/{yyyy}/{MM}/{documentId}.json", typeof(ClaimSet)),
        ("signal", "One thing in the world: signals/{kind}/{signalId[0..2]}/{signalId}.json", typeof(Signal)),
        ("change", "A signal that became new or changed: changes/{yyyyMMddHH}/{signalId}.{version}.json", typeof(SignalChange)),
        ("company-month", "A company's signals of a month: index/company/{companyId}/{yyyy-MM}.json", typeof(CompanyMonth)),
        ("signal-family", "What is told of one subject where some documents leave open which event they mean: index/family/{kind}/{hash[0..2]}/{hash}.json", typeof(SignalFamily)),
        ("digest", "One subscriber's digest of a window and how its delivery went: digests/{subscriberId}/{windowEnd}.json", typeof(DigestReceipt)),
        ("subscriber", "Who is told what and when: subscribers/{subscriberId}.json", typeof(Subscriber)),
        ("source-state", "How a source fares: state/sources/{id}.json", typeof(SourceState)),
        ("seen-month", "Items of a source that were seen: state/seen/{source}/{yyyy-MM}.json", typeof(SeenMonth)),
        ("coverage-day", "What was listed, captured and read of a source's day: state/coverage/{source}/{yyyy-MM-dd}.json", typeof(CoverageDay)),
        ("backfill", "How a backfill goes: state/backfills/{id}.json", typeof(BackfillState)),
        ("poison-message", "A message that failed on every attempt: state/poison/{queue}/{id}.json", typeof(PoisonMessage)),
        ("message", "What goes through the queues", typeof(WorkMessage)),
    ];

    private const string Definitions = "#/definitions/";
    private static readonly Type[] Named = [typeof(Claim), typeof(Signal), typeof(Party), typeof(Amount), typeof(Period), typeof(ClaimDate), typeof(Change), typeof(Evidence), typeof(Item), typeof(Capture)];
    private static readonly JsonSerializerOptions Described = new(Json.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
    private static readonly JsonSerializerOptions Printed = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string PathOf(string name) => Path.Combine(Shared.Root, "src", "ChipWatch", "Schemas", $"{name}.schema.json");

    /// <returns>Null for state that is nobody's business but its writer's.</returns>
    /// <exception cref="ArgumentException">The layout knows no such blob.</exception>
    public static string? Of(BlobName blob) => blob.Container switch
    {
        Containers.Documents => "document",
        Containers.Claims => "claims",
        Containers.Signals => "signal",
        Containers.Changes => "change",
        Containers.Index => blob.Name.StartsWith("family/", StringComparison.Ordinal) ? "signal-family" : "company-month",
        Containers.Digests => "digest",
        Containers.Subscribers => blob.Name.StartsWith("by-slot/", StringComparison.Ordinal) ? null : "subscriber",
        Containers.State => blob.Name.Split('/')[0] switch
        {
            "sources" => "source-state",
            "seen" => "seen-month",
            "coverage" => "coverage-day",
            "backfills" => "backfill",
            "poison" => "poison-message",
            "rates" or "robots" or "unread" or "leases" or "digests" => null,
            _ => throw new ArgumentException($"{blob} has no schema", nameof(blob)),
        },
        Containers.Raw or Containers.Lake or Containers.Web => null,
        _ => throw new ArgumentException($"{blob} has no schema", nameof(blob)),
    };

    /// <summary>The schema of a record, as the serializer itself describes it; records that many share stand under their names.</summary>
    public static string Describe(string name, string what, Type record)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"https://chipwatch.example/schemas/{name}.schema.json",
            ["title"] = name,
            ["description"] = what,
        };
        foreach (var (key, value) in Export(record, "#"))
            schema[key] = value?.DeepClone();
        var definitions = new JsonObject();
        while (References(schema).Concat(References(definitions)).Except(definitions.Select(d => d.Key), StringComparer.Ordinal).FirstOrDefault() is { } missing)
            definitions[missing] = Export(Named.Single(t => NameOf(t) == missing), $"#/definitions/{missing}");
        if (definitions.Count > 0)
            schema["definitions"] = definitions;
        NameConstants(schema);
        AllowAbsence(schema);
        return schema.ToJsonString(Printed) + "\n";
    }

    private static string NameOf(Type type) => JsonNamingPolicy.CamelCase.ConvertName(type.Name);

    /// <param name="root">Where the schema will stand; the exporter's own references count from there.</param>
    private static JsonObject Export(Type record, string root)
    {
        var node = Described.GetJsonSchemaAsNode(record, new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = (context, node) => Refer(context, node) }).AsObject();
        foreach (var reference in Nodes<JsonObject>(node).Where(o => o["$ref"]?.GetValue<string>() is { } to && to.StartsWith("#/", StringComparison.Ordinal) && !to.StartsWith(Definitions, StringComparison.Ordinal)))
            reference["$ref"] = root + reference["$ref"]!.GetValue<string>()[1..];
        return node;
    }

    private static JsonNode Refer(JsonSchemaExporterContext context, JsonNode node)
    {
        if (context.Path.Length == 0 || context.BaseTypeInfo is not null || !Named.Contains(context.TypeInfo.Type))
            return node;
        var reference = new JsonObject { ["$ref"] = Definitions + NameOf(context.TypeInfo.Type) };
        return context.PropertyInfo is { IsGetNullable: true } property && property.PropertyType == context.TypeInfo.Type
            ? new JsonObject { ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, reference) }
            : reference;
    }

    private static IEnumerable<string> References(JsonNode node) =>
        Nodes<JsonObject>(node).Select(o => o["$ref"]?.GetValue<string>()).OfType<string>().Where(to => to.StartsWith(Definitions, StringComparison.Ordinal)).Select(to => to[Definitions.Length..].Split('/')[0]);

    private static IEnumerable<T> Nodes<T>(JsonNode? node)
        where T : JsonNode
    {
        IEnumerable<JsonNode?> below = node switch { JsonObject one => one.Select(p => p.Value).ToList(), JsonArray many => many.ToList(), _ => [] };
        return below.SelectMany(Nodes<T>).Concat(node is T itself ? [itself] : []);
    }

    /// <summary>An enumeration of one says what <c>const</c> says, and older validators know it.</summary>
    private static void NameConstants(JsonNode schema)
    {
        foreach (var node in Nodes<JsonObject>(schema).ToList())
        {
            if (node.Remove("const", out var value))
                node["enum"] = new JsonArray(value);
        }
    }

    /// <summary>Nulls are left out when written: what may be null may be absent.</summary>
    private static void AllowAbsence(JsonNode schema)
    {
        foreach (var node in Nodes<JsonObject>(schema).Where(o => o["required"] is JsonArray && o["properties"] is JsonObject).ToList())
        {
            var required = node["required"]!.AsArray().Select(r => r!.GetValue<string>()).Where(r => node["properties"]![r] is not { } property || !MayBeNull(property));
            node["required"] = new JsonArray([.. required.Select(r => JsonValue.Create(r))]);
        }
    }

    private static bool MayBeNull(JsonNode property) =>
        (property["type"] as JsonArray)?.Any(t => t?.GetValue<string>() == "null") == true
        || (property["enum"] as JsonArray)?.Any(v => v is null) == true
        || (property["oneOf"] as JsonArray)?.Any(v => (v?["type"] as JsonValue)?.GetValue<string>() == "null") == true;

    /// <summary>Where the JSON does not keep to the committed schema, one line each. Properties that the schema lacks count.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(string name, string json)
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(PathOf(name)))!;
        Close(schema);
        var problems = (await JsonSchema.FromJsonAsync(schema.ToJsonString())).Validate(json);
        return [.. problems.Select(p => $"{name}: {p.Path} {p.Kind}")];
    }

    private static void Close(JsonNode schema)
    {
        foreach (var node in Nodes<JsonObject>(schema).Where(o => o["properties"] is JsonObject && !o.ContainsKey("additionalProperties")).ToList())
            node["additionalProperties"] = false;
    }
}
