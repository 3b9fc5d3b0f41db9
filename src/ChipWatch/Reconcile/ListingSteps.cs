namespace ChipWatch.Reconcile;

/// <summary>The order in which one listing goes its way: a later step takes an earlier one's place, a suspension gives way to what follows it.</summary>
internal static class ListingSteps
{
    /// <summary>Articles go on telling of an ended attempt for a while; what is said later than this is a new one.</summary>
    private static readonly TimeSpan NewAttempt = TimeSpan.FromDays(45);

    /// <summary>Steps of one rank follow each other by date.</summary>
    public static int Rank(IpoStage stage) => stage switch
    {
        IpoStage.Planned => 1,
        IpoStage.Tutoring => 2,
        IpoStage.Filed => 3,
        IpoStage.Accepted => 4,
        IpoStage.Inquiry or IpoStage.Suspended => 5,
        IpoStage.Hearing or IpoStage.Deferred => 6,
        IpoStage.Approved => 7,
        IpoStage.Registered => 8,
        IpoStage.Priced => 9,
        IpoStage.Listed => 10,
        IpoStage.Rejected or IpoStage.Withdrawn or IpoStage.Terminated => 11,
        IpoStage.Delisted => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "has no rank"),
    };

    public static bool SameStep(Claim a, Claim b) => a is not IpoClaim x || b is not IpoClaim y || x.Stage == y.Stage;

    /// <summary>Without the statements about an attempt that ended long before a later one began.</summary>
    public static List<SignalSupport> LastAttempt(List<SignalSupport> standing)
    {
        if (standing.Max(s => Ended(s.Claim) ? s.Published : null as DateTimeOffset?) is not { } ended)
            return standing;
        var since = standing.FindAll(s => s.Published > ended + NewAttempt);
        return since.Count > 0 ? since : standing;
    }

    private static bool Ended(Claim claim) => claim is IpoClaim { Stage: IpoStage.Rejected or IpoStage.Withdrawn or IpoStage.Terminated };
}
