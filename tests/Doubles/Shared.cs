using System.Runtime.CompilerServices;

namespace ChipWatch.Doubles;

/// <summary>The project's root and the folder of measuring data beside it, which a clone elsewhere lacks.</summary>
public static class Shared
{
    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    /// <summary>Skips the calling test, saying so, where the folder is absent.</summary>
    public static string Require(params string[] parts)
    {
        var path = Path.Combine([Folder, .. parts]);
        Assert.SkipUnless(Path.Exists(path), $"{Path.Combine(["../shared", .. parts])} is not beside the project");
        return path;
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChipWatch.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("no ChipWatch.sln above the tests");
    }
}
