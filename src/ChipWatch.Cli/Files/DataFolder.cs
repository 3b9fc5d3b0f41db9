namespace ChipWatch.Cli.Files;

/// <summary>The folder that holds everything of one machine's pipeline; one process works in it at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream held;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    public string Path { get; }

    /// <exception cref="UserError">The folder cannot be written, or another process works in it.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(full);
            return new(full, new(System.IO.Path.Combine(full, ".lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1));
        }
        catch (UnauthorizedAccessException)
        {
            throw new UserError($"{full} cannot be written. Choose another folder with --data.", ExitCode.Failed);
        }
        catch (IOException error)
        {
            throw new UserError(
                Directory.Exists(full)
                    ? $"another chipwatch works in {full}. Wait for it, stop it, or choose another folder with --data."
                    : $"{full} cannot be made a data folder ({error.Message}). Choose another with --data.",
                ExitCode.Failed);
        }
    }

    /// <summary>Deletes what a killed process was about to write.</summary>
    public void Tidy()
    {
        foreach (var (folder, drafts) in new[] { (".tmp", "*"), ("outbox", "*.draft") })
        {
            var path = System.IO.Path.Combine(Path, folder);
            foreach (var draft in Directory.Exists(path) ? Directory.GetFiles(path, drafts) : [])
                File.Delete(draft);
        }
    }

    public void Dispose() => held.Dispose();
}
