using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using ChipWatch.Doubles;

[assembly: AssemblyFixture(typeof(ChipWatch.Functions.Tests.Template))]

namespace ChipWatch.Functions.Tests;

/// <summary>infra/main.bicep, compiled and linted once: every resource of every module, and the modules' parameters.</summary>
public sealed class Template : IAsyncLifetime
{
    private JsonElement root;
    private string? absent;

    /// <summary>What the compiler and the linter said: nothing, if all is well.</summary>
    public string Complaints { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var package = typeof(Template).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "Bicep")?.Value;
        var compiler = Path.Combine(package ?? "", "tools", "bicep");
        if (string.IsNullOrEmpty(package) || !File.Exists(compiler))
        {
            absent = "Bicep is absent: its package is restored on Linux x64 only";
            return;
        }

        using var process = Process.Start(new ProcessStartInfo(compiler, ["build", Path.Combine(Shared.Root, "infra", "main.bicep"), "--stdout"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var complaints = process.StandardError.ReadToEndAsync();
        var json = await process.StandardOutput.ReadToEndAsync();
        Complaints = (await complaints).Trim();
        await process.WaitForExitAsync();
        if (process.ExitCode == 0)
            root = JsonDocument.Parse(json).RootElement;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Skips the calling test where the compiler is absent.</summary>
    public Template Require()
    {
        Needed.Unless(absent);
        return this;
    }

    /// <summary>Default of a parameter of main.bicep.</summary>
    public string Default(string parameter) => root.GetProperty("parameters").GetProperty(parameter).GetProperty("defaultValue").GetString()!;

    /// <summary>A value that main.bicep gives a module, as JSON; undefined when it gives none.</summary>
    public JsonElement Given(string module, string parameter) =>
        root.GetProperty("resources").GetProperty(module).GetProperty("properties").GetProperty("parameters").TryGetProperty(parameter, out var given) ? given.GetProperty("value") : default;

    public IReadOnlyList<string> GivenList(string module, string parameter) =>
        Given(module, parameter) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(e => e.GetString()!)] : [];

    /// <summary>The one resource of that type in a module.</summary>
    public JsonElement Resource(string module, string type) => Resources(module).Single(r => r.GetProperty("type").GetString() == type);

    public IEnumerable<JsonElement> Resources(string module)
    {
        var resources = root.GetProperty("resources").GetProperty(module).GetProperty("properties").GetProperty("template").GetProperty("resources");
        return resources.ValueKind == JsonValueKind.Array ? resources.EnumerateArray() : resources.EnumerateObject().Select(r => r.Value);
    }
}
