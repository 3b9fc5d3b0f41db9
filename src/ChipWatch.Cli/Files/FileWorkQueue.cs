namespace ChipWatch.Cli.Files;

/// <summary>
/// Queues as folders, one file a message, so that a killed run loses none: <c>{root}/.queues/{queue}/{visible at}-{dequeues}-{id}.json</c>.
/// One process at a time takes from it (<see cref="DataFolder"/> holds the lock).
/// </summary>
internal sealed class FileWorkQueue(string root, TimeProvider clock) : IWorkQueue
{
    private readonly string folder = Path.Combine(root, ".queues");
    private readonly Lock gate = new();
    private readonly Dictionary<string, PriorityQueue<Ticket, (long, string)>> waiting = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim arrivals = new(0);

    public async Task SendAsync(WorkMessage message, TimeSpan? delay = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var body = WireMessage.Write(message, delay);
        var ticket = new Ticket(message.Queue, clock.GetUtcNow() + (delay ?? TimeSpan.Zero), 0, Guid.NewGuid().ToString("n"));
        var path = PathOf(ticket);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path + ".new", body, cancellation);
        File.Move(path + ".new", path);
        Add(ticket);
    }

    /// <summary>When the last of the messages that an earlier run left becomes visible, or null when it left none.</summary>
    public static DateTimeOffset? LastVisible(string root)
    {
        var path = Path.Combine(root, ".queues");
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Select(f => (DateTimeOffset?)Ticket.Parse("", Path.GetFileNameWithoutExtension(f)).VisibleAt).Max()
            : null;
    }

    /// <summary>Takes up what an earlier run left.</summary>
    public void Load()
    {
        foreach (var queue in Queues.All)
        {
            var path = Directory.CreateDirectory(Path.Combine(folder, queue)).FullName;
            foreach (var file in Directory.EnumerateFiles(path, "*.json"))
                Add(Ticket.Parse(queue, Path.GetFileNameWithoutExtension(file)));
        }
    }

    /// <summary>The next visible message of any of the queues, or null; it stays on disk until completed.</summary>
    public Ticket? Take(IReadOnlyList<string> queues)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            foreach (var queue in queues)
            {
                if (waiting.TryGetValue(queue, out var tickets) && tickets.TryPeek(out var next, out _) && next.VisibleAt <= now)
                    return tickets.Dequeue();
            }
        }

        return null;
    }

    public Task<byte[]> BodyAsync(Ticket ticket, CancellationToken cancellation) => File.ReadAllBytesAsync(PathOf(ticket), cancellation);

    public void Complete(Ticket ticket) => File.Delete(PathOf(ticket));

    /// <summary>Puts a message back that its handler failed on.</summary>
    public void Return(Ticket ticket, TimeSpan delay)
    {
        var again = ticket with { VisibleAt = clock.GetUtcNow() + delay, Dequeues = ticket.Dequeues + 1 };
        File.Move(PathOf(ticket), PathOf(again));
        Add(again);
    }

    /// <summary>When the next message becomes visible, or null when there is none at all.</summary>
    public DateTimeOffset? NextVisible()
    {
        lock (gate)
            return waiting.Values.Where(w => w.Count > 0).Select(w => (DateTimeOffset?)w.Peek().VisibleAt).Min();
    }

    public int Count
    {
        get
        {
            lock (gate)
                return waiting.Values.Sum(w => w.Count);
        }
    }

    /// <summary>Waits for a message to arrive, at most so long.</summary>
    public Task<bool> ArrivalAsync(TimeSpan atMost, CancellationToken cancellation) => arrivals.WaitAsync(atMost, cancellation);

    private void Add(Ticket ticket)
    {
        lock (gate)
        {
            if (!waiting.TryGetValue(ticket.Queue, out var tickets))
                waiting[ticket.Queue] = tickets = new();
            tickets.Enqueue(ticket, (ticket.VisibleAt.UtcTicks, ticket.Id));
        }

        arrivals.Release();
    }

    private string PathOf(Ticket ticket) => Path.Combine(folder, ticket.Queue, ticket.FileName + ".json");
}

/// <summary>A message's place in its queue.</summary>
/// <param name="Dequeues">How often a handler failed on it.</param>
internal sealed record Ticket(string Queue, DateTimeOffset VisibleAt, int Dequeues, string Id)
{
    public string FileName => $"{VisibleAt.UtcTicks:d19}-{Dequeues}-{Id}";

    public static Ticket Parse(string queue, string fileName)
    {
        var parts = fileName.Split('-');
        return new(queue, new(long.Parse(parts[0]), TimeSpan.Zero), int.Parse(parts[1]), parts[2]);
    }
}
