namespace ChipWatch.Doubles;

/// <summary>What a test needs of the machine. Where it is absent the test is skipped, saying so; <c>.ci/run</c> lets none of these be absent.</summary>
public static class Needed
{
    /// <summary>Set to 1 where every test has to run.</summary>
    public const string RequireAll = "CHIPWATCH_REQUIRE_ALL";

    /// <param name="absent">Why the test cannot run and the mend, or null when it can.</param>
    public static void Unless(string? absent)
    {
        if (absent is null)
            return;
        Assert.False(Environment.GetEnvironmentVariable(RequireAll) == "1", $"{RequireAll}=1, but {absent}");
        Assert.Skip(absent);
    }
}
