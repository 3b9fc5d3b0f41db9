using System.Globalization;
using System.Text.Json;
using ChipWatch.Azure;
using ChipWatch.Doubles;
using Microsoft.Azure.Functions.Worker;

namespace ChipWatch.Functions.Tests;

/// <summary>Triggers, host.json and the solution agree.</summary>
public sealed class DeclarationTests
{
    private static readonly JsonElement Host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Shared.Root, "host.json"))).RootElement;

    [Fact]
    public void The_functions_are_those_of_the_design() => Assert.Equal(
        [
            "CancelBackfill", "CollectOnSchedule", "CollectSource", "GetBackfill", "KeepPoisonBackfill", "KeepPoisonCollect", "KeepPoisonDigest",
            "KeepPoisonDocument", "ProcessDocument", "PublishSite", "RunBackfillSlice", "ScheduleDigests", "SendDigest", "StartBackfill",
        ],
        Declared.All.Select(f => f.Name));

    [Fact]
    public void A_function_is_named_as_its_method_and_has_one_trigger() => Assert.All(Declared.All, function =>
    {
        Assert.Equal(function.Method.Name, function.Name);
        Assert.Single(new Attribute?[] { function.Timer, function.Queue, function.Http }, trigger => trigger is not null);
        Assert.True(function.Method.DeclaringType is { IsPublic: true, IsSealed: true });
    });

    [Fact]
    public void Every_queue_has_its_trigger_and_its_poison_trigger() => Assert.Equal(
        Queues.All.SelectMany(q => new[] { q, q + Queues.PoisonSuffix }).Order(StringComparer.Ordinal),
        Declared.All.Select(f => f.Queue?.QueueName).OfType<string>().Order(StringComparer.Ordinal));

    [Fact]
    public void Queues_are_read_from_the_account_that_they_are_written_to() =>
        Assert.All(Declared.All.Where(f => f.Queue is not null), f => Assert.Equal(StorageAccounts.Data, f.Queue!.Connection));

    [Fact]
    public void Timers_take_their_schedule_from_the_settings() =>
        Assert.Equal(["CollectOnSchedule %CollectSchedule%", "PublishSite %DigestSchedule%", "ScheduleDigests %DigestSchedule%"], Declared.All.Where(f => f.Timer is not null).Select(f => $"{f.Name} {f.Timer!.Schedule}"));

    [Fact]
    public void Http_functions_need_a_function_key_and_their_routes_are_the_apis() => Assert.Equal(
        ["CancelBackfill Function delete backfills/{id}", "GetBackfill Function get backfills/{id}", "StartBackfill Function post backfills"],
        Declared.All.Where(f => f.Http is not null).Select(f => $"{f.Name} {f.Http!.AuthLevel} {string.Join(',', f.Http.Methods)} {f.Http.Route}"));

    [Fact]
    public void A_route_parameter_is_a_parameter_of_the_function() => Assert.All(Declared.All.Where(f => f.Http?.Route?.Contains("{id}", StringComparison.Ordinal) == true), f =>
        Assert.Contains(f.Method.GetParameters(), p => p.Name == "id" && p.ParameterType == typeof(string)));

    [Theory]
    [InlineData("visibilityTimeout", "00:00:30")]
    [InlineData("maxPollingInterval", "00:00:05")]
    [InlineData("messageEncoding", "base64")]
    public void Queues_are_polled_as_the_design_says(string setting, string value) =>
        Assert.Equal(value, Host.GetProperty("extensions").GetProperty("queues").GetProperty(setting).GetString());

    [Fact]
    public void A_message_is_given_up_after_five_attempts() =>
        Assert.Equal(5, Host.GetProperty("extensions").GetProperty("queues").GetProperty("maxDequeueCount").GetInt32());

    [Fact]
    public void Locations_that_the_api_gives_stand_behind_the_hosts_prefix()
    {
        Assert.Equal("api", Host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
        Assert.Equal("2.0", Host.GetProperty("version").GetString());
    }

    [Fact]
    public void The_host_gives_a_function_more_time_than_a_run_takes() => Assert.True(
        TimeSpan.Parse(Host.GetProperty("functionTimeout").GetString()!, CultureInfo.InvariantCulture) >= TimeSpan.FromMinutes(20) + TimeSpan.FromMinutes(5));

    [Fact]
    public void The_solution_passes_the_functions_project_over()
    {
        var lines = File.ReadAllLines(Path.Combine(Shared.Root, "ChipWatch.sln"));
        var id = Assert.Single(lines, l => l.Contains(@"src\ChipWatch.Functions\ChipWatch.Functions.csproj", StringComparison.Ordinal)).Split('"')[^2];
        Assert.Contains(lines, l => l.Contains($"{id}.Debug|Any CPU.ActiveCfg", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains(id, StringComparison.Ordinal) && l.Contains(".Build.0", StringComparison.Ordinal));
    }

    [Fact]
    public void The_sample_of_local_settings_sets_what_the_triggers_name()
    {
        var values = JsonDocument.Parse(File.ReadAllText(Path.Combine(Shared.Root, "src", "ChipWatch.Functions", "local.settings.sample.json"))).RootElement.GetProperty("Values");
        Assert.All(Declared.All.Select(f => f.Timer?.Schedule.Trim('%') ?? f.Queue?.Connection).OfType<string>(), name => Assert.True(values.TryGetProperty(name, out _), name));
    }
}
