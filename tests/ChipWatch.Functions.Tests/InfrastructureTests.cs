using System.Text.Json;
using ChipWatch.Azure;
using Cronos;

namespace ChipWatch.Functions.Tests;

/// <summary>What Bicep makes is what the code asks for.</summary>
public sealed class InfrastructureTests(Template template)
{
    private static readonly string[] Accounts = ["data", "state", "web"];

    private Template Infra => template.Require();

    private JsonElement Settings => Infra.Resource("app", "Microsoft.Web/sites/config").GetProperty("properties");

    [Fact]
    public void It_compiles_and_the_linter_has_nothing_to_say() => Assert.Equal("", Infra.Complaints);

    [Fact]
    public void The_queues_are_made_in_the_data_account() => Assert.Equal(
        Queues.All.SelectMany(q => new[] { q, q + Queues.PoisonSuffix }), Infra.GivenList("data", "queues"));

    [Fact]
    public void Every_container_is_made_in_the_account_where_the_store_looks_for_it() => Assert.Equal(
        Containers.All.Select(c => (c, StorageAccounts.SettingOf(c))).Order(),
        Accounts.SelectMany(a => Infra.GivenList(a, "containers").Except(["app-package"]).Select(c => (c, Setting(a)))).Order());

    [Fact]
    public void Only_the_data_account_keeps_versions()
    {
        Assert.True(Infra.Given("data", "keepVersions").GetBoolean());
        Assert.All(["state", "web"], account => Assert.Equal(JsonValueKind.Undefined, Infra.Given(account, "keepVersions").ValueKind));
    }

    [Fact]
    public void No_account_is_opened_by_a_key_or_to_the_public() => Assert.All(Accounts, account =>
    {
        var properties = Infra.Resource(account, "Microsoft.Storage/storageAccounts").GetProperty("properties");
        Assert.False(properties.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(properties.GetProperty("allowBlobPublicAccess").GetBoolean());
    });

    [Fact]
    public void Raw_captures_cool_after_30_days_and_go_after_24_months_and_are_never_archived()
    {
        var policy = Infra.Resource("data", "Microsoft.Storage/storageAccounts/managementPolicies");
        var rule = policy.GetProperty("properties").GetProperty("policy").GetProperty("rules")[0].GetProperty("definition");
        Assert.Equal("raw/", rule.GetProperty("filters").GetProperty("prefixMatch")[0].GetString());
        var actions = rule.GetProperty("actions").GetProperty("baseBlob");
        Assert.Equal(30, actions.GetProperty("tierToCool").GetProperty("daysAfterModificationGreaterThan").GetInt32());
        Assert.Equal(["tierToCool", "delete"], actions.EnumerateObject().Select(a => a.Name));
    }

    [Fact]
    public void Every_trigger_finds_its_setting() => Assert.All(
        Declared.All.Select(f => f.Timer?.Schedule.Trim('%') ?? (f.Queue is { Connection: { } account } ? $"{account}__queueServiceUri" : null)).OfType<string>(),
        name => Assert.True(Settings.TryGetProperty(name, out _), $"{name} is set by no template"));

    [Fact]
    public void The_adapters_find_every_account() =>
        Assert.All(StorageAccounts.All, account => Assert.True(Settings.TryGetProperty($"{account}__blobServiceUri", out _)));

    [Fact]
    public void A_setting_of_ours_is_read_by_options_of_ours()
    {
        var known = from type in typeof(Containers).Assembly.GetTypes().Concat(typeof(StorageAccounts).Assembly.GetTypes())
                    where type.GetField("Section")?.GetRawConstantValue() is string
                    from property in type.GetProperties()
                    select $"{((string)type.GetField("Section")!.GetRawConstantValue()!).Replace(":", "__", StringComparison.Ordinal)}__{property.Name}";
        var unread = Settings.EnumerateObject().Select(s => s.Name).Where(name => name.StartsWith("ChipWatch__", StringComparison.Ordinal) || name.StartsWith("SendGrid__", StringComparison.Ordinal)).Except(known);
        Assert.Empty(unread);
    }

    [Theory]
    [InlineData("collectSchedule")]
    [InlineData("digestSchedule")]
    public void Schedules_are_cron_with_six_fields(string parameter)
    {
        var schedule = Infra.Default(parameter);
        Assert.Equal(6, schedule.Split(' ').Length);
        Assert.NotNull(CronExpression.Parse(schedule, CronFormat.IncludeSeconds));
    }

    [Fact]
    public void The_mail_key_comes_from_the_vault() =>
        Assert.StartsWith("[format('@Microsoft.KeyVault(SecretUri={0})'", Settings.GetProperty("SendGrid__ApiKey").GetString(), StringComparison.Ordinal);

    [Fact]
    public void The_app_runs_the_isolated_worker_on_a_flex_plan_without_settings_that_it_refuses()
    {
        Assert.Equal("FC1", Infra.Resource("app", "Microsoft.Web/serverfarms").GetProperty("sku").GetProperty("name").GetString());
        var runtime = Infra.Resource("app", "Microsoft.Web/sites").GetProperty("properties").GetProperty("functionAppConfig").GetProperty("runtime");
        Assert.Equal("dotnet-isolated 10.0", $"{runtime.GetProperty("name").GetString()} {runtime.GetProperty("version").GetString()}");
        Assert.All(["FUNCTIONS_WORKER_RUNTIME", "WEBSITE_TIME_ZONE", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE"], name => Assert.False(Settings.TryGetProperty(name, out _), name));
    }

    private static string Setting(string account) => account switch { "data" => StorageAccounts.Data, "state" => StorageAccounts.State, _ => StorageAccounts.Web };
}
