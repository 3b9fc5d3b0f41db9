using System.Text.Json;

namespace ChipWatch.Register;

/// <summary>Reads <c>Register/Companies/*.json</c>, which are embedded; an unknown property or a doubled id is an error.</summary>
internal static class RegisterFiles
{
    private const string Embedded = "Register/Companies/";

    private static readonly JsonSerializerOptions Strict = new(Json.Options) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    public static CompanyRegister Load()
    {
        var assembly = typeof(RegisterFiles).Assembly;
        var companies = new List<Company>();
        foreach (var file in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Embedded, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var content = assembly.GetManifestResourceStream(file)!;
            try
            {
                companies.AddRange(JsonSerializer.Deserialize<List<Company>>(content, Strict) ?? []);
            }
            catch (JsonException e)
            {
                throw new InvalidDataException($"{file}: {e.Message}; mend the entry at that path", e);
            }
        }

        return new(companies);
    }
}
