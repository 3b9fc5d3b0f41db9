using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace ChipWatch.Cli.Files;

/// <summary>Locks by name that hold between threads and processes: one of 64 files, opened for nobody else.</summary>
internal sealed class FileLocks(string folder)
{
    private readonly string folder = Directory.CreateDirectory(folder).FullName;
    private readonly ConcurrentDictionary<int, SemaphoreSlim> threads = new();

    public async Task<IDisposable> TakeAsync(string name, CancellationToken cancellation)
    {
        var slot = SHA256.HashData(Encoding.UTF8.GetBytes(name))[0] % 64;
        var gate = threads.GetOrAdd(slot, _ => new(1, 1));
        await gate.WaitAsync(cancellation);
        try
        {
            while (true)
            {
                try
                {
                    var file = new FileStream(Path.Combine(folder, $"{slot:00}"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1);
                    return new Held(file, gate);
                }
                catch (IOException)
                {
                    await Task.Delay(5, cancellation);
                }
            }
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    private sealed class Held(FileStream file, SemaphoreSlim gate) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            gate.Release();
        }
    }
}
