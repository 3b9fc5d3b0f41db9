namespace ChipWatch;

public enum WorkStatus
{
    /// <summary>Finished, or found finished already.</summary>
    Done,

    /// <summary>Put back with a delay by the handler itself (429, 503, no rate tokens); the host completes the message.</summary>
    Deferred,

    /// <summary>Will not succeed by repeating; recorded with its reason, and the run goes on.</summary>
    Failed,
}

/// <summary>What a queue handler did. Bugs and unreachable storage throw instead, and the queue tries again.</summary>
public sealed record WorkOutcome(WorkStatus Status, string? Reason = null, TimeSpan? RetryAfter = null)
{
    public bool Progressed { get; init; }

    public static WorkOutcome Done { get; } = new(WorkStatus.Done);
    public static WorkOutcome Deferred(TimeSpan delay, string reason) => new(WorkStatus.Deferred, reason, delay);

    /// <summary>Put back to go on where it stopped: nothing went wrong, so the count of put-offs begins anew.</summary>
    public static WorkOutcome GoesOn(TimeSpan delay, string reason) => new(WorkStatus.Deferred, reason, delay) { Progressed = true };
    public static WorkOutcome Failed(string reason) => new(WorkStatus.Failed, reason);
}
