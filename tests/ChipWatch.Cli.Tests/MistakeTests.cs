using ChipWatch.Cli.Tests.Files;

namespace ChipWatch.Cli.Tests;

/// <summary>Each mistake of a person gets one line that names it and the mend, and an exit code; nobody gets a stack trace.</summary>
public sealed class MistakeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(2, "there is no command 'extrakt'", "Did you mean extract", "extrakt")]
    [InlineData(2, "--bogus", "chipwatch demo --help", "demo", "--bogus")]
    [InlineData(2, "extract", "chipwatch extract --help", "extract")]
    [InlineData(2, "/no/such/folder", "Give a file, a folder", "read", "/no/such/folder")]
    [InlineData(2, "no source 'sec-8k'", "sec-8-k", "collect", "sec-8k", "--data", "{data}")]
    [InlineData(2, "no source 'zzz'", "chipwatch sources", "backfill", "zzz", "--from", "2025-08-01", "--to", "2025-08-02", "--data", "{data}")]
    [InlineData(2, "'2025-13-01' is no day for --from", "yyyy-MM-dd", "backfill", "sec-8-k", "--from", "2025-13-01", "--to", "2025-12-01", "--data", "{data}")]
    [InlineData(2, "2025-12-01", "--from", "backfill", "federal-register", "--from", "2025-12-01", "--to", "2025-11-01", "--data", "{data}")]
    [InlineData(2, "'99999' is no port", "1 to 65535", "run", "--port", "99999", "--data", "{data}")]
    [InlineData(2, "'nobody' in", "--subscribe", "digest", "--preview", "nobody", "--data", "{data}")]
    [InlineData(2, "'nonsense' is no mail address", "name@example.org", "digest", "--subscribe", "nonsense", "--data", "{data}")]
    [InlineData(1, "{file}", "--data", "sources", "--data", "{file}")]
    [InlineData(1, "/proc/chipwatch", "--data", "demo", "--data", "/proc/chipwatch")]
    [InlineData(2, "{file}", "folder", "sources", "--sources", "{file}", "--data", "{data}")]
    [InlineData(2, "x.json", "kind: it is one of filings, ipo, procurement, policy, news, rates", "sources", "--sources", "{broken}", "--data", "{data}")]
    [InlineData(2, "holds other files", "--data", "demo", "--fresh", "--data", "{folder}")]
    public async Task A_mistake_is_one_line_that_names_the_input_and_the_mend(int code, string input, string mend, params string[] arguments)
    {
        var file = Path.Combine(folder.Path, "file.txt");
        await File.WriteAllTextAsync(file, "text", TestContext.Current.CancellationToken);
        var broken = Directory.CreateDirectory(Path.Combine(folder.Path, "broken")).FullName;
        await File.WriteAllTextAsync(Path.Combine(broken, "x.json"), """{"id":"x","name":"X","kind":"newz"}""", TestContext.Current.CancellationToken);
        string Placed(string text) => text.Replace("{file}", file, StringComparison.Ordinal).Replace("{data}", Path.Combine(folder.Path, "data"), StringComparison.Ordinal).Replace("{broken}", broken, StringComparison.Ordinal).Replace("{folder}", folder.Path, StringComparison.Ordinal);

        var run = await CliProcess.RunAsync([.. arguments.Select(Placed)]);

        Assert.Equal((code, ""), (run.Code, run.Out));
        var line = Assert.Single(run.Talk);
        Assert.StartsWith("chipwatch: ", line, StringComparison.Ordinal);
        Assert.Contains(Placed(input), line, StringComparison.Ordinal);
        Assert.Contains(Placed(mend), line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_command_the_help_is_shown_and_the_call_was_a_mistake()
    {
        var run = await CliProcess.RunAsync();
        Assert.Equal(2, run.Code);
        Assert.Contains("chipwatch [command]", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, (await CliProcess.RunAsync("--help")).Code);
    }

    [Theory]
    [InlineData("garbage", "DataStorage is no connection string")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;BlobEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:1/a;", "127.0.0.1:1 cannot be reached")]
    public async Task The_doctor_names_a_connection_string_that_leads_nowhere_and_the_mend(string connection, string finding)
    {
        var run = await CliProcess.RunAsync(
            new Dictionary<string, string> { ["DataStorage"] = connection, ["StateStorage"] = connection, ["WebStorage"] = connection, ["ChipWatch__Collect__Contact"] = "me@example.org" },
            "doctor", "--data", Path.Combine(folder.Path, "data"));
        Assert.Equal(1, run.Code);
        Assert.Contains(run.Lines, l => l.Contains(finding, StringComparison.Ordinal) && l.Contains("DataStorage", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_doctor_asks_for_a_contact_and_is_content_with_one()
    {
        var data = Path.Combine(folder.Path, "data");
        var without = await CliProcess.RunAsync("doctor", "--data", data);
        Assert.Equal(1, without.Code);
        Assert.Contains("ChipWatch__Collect__Contact", without.Out, StringComparison.Ordinal);
        var with = await CliProcess.RunAsync(new Dictionary<string, string> { ["ChipWatch__Collect__Contact"] = "me@example.org" }, "doctor", "--data", data);
        Assert.Equal((0, "nothing is amiss"), (with.Code, with.Out.Trim()));
    }

    [Fact]
    public async Task A_poll_without_a_contact_fails_and_says_why_once()
    {
        var run = await CliProcess.RunAsync("collect", "federal-register", "--data", Path.Combine(folder.Path, "data"));
        Assert.Equal(1, run.Code);
        Assert.Contains("Contact", Assert.Single(run.Talk), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
