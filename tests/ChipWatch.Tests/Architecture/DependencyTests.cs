using System.Reflection;
using System.Xml.Linq;
using ArchUnitNET.Loader;
using Type = System.Type;
using ChipWatch.Doubles;

namespace ChipWatch.Tests.Architecture;

/// <summary>Functions, Cli → Api, Azure → ChipWatch; and what the core keeps away from.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly Core = typeof(IBlobStore).Assembly;
    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Loaded = new(() => new ArchLoader().LoadAssembly(Core).Build());

    public static TheoryData<string, string[]> Projects => new()
    {
        { "ChipWatch", [] },
        { "ChipWatch.Api", ["ChipWatch"] },
        { "ChipWatch.Azure", ["ChipWatch"] },
        { "ChipWatch.Functions", ["ChipWatch", "ChipWatch.Api", "ChipWatch.Azure"] },
        { "ChipWatch.Cli", ["ChipWatch", "ChipWatch.Api", "ChipWatch.Azure"] },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_those_below_it(string project, string[] below) =>
        Assert.Subset(below.ToHashSet(StringComparer.Ordinal), References(project, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/'))).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void Every_project_under_src_has_its_place_in_the_rule() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(Shared.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(p => Path.GetFileNameWithoutExtension(p)!).Order(StringComparer.Ordinal),
        Projects.Select(p => p.Data.Item1).Order(StringComparer.Ordinal));

    [Fact]
    public void The_core_refers_to_no_Azure_mail_or_console_package() => Assert.DoesNotContain(
        References("ChipWatch", "PackageReference").Concat(Core.GetReferencedAssemblies().Select(a => a.Name!)),
        name => name.StartsWith("Azure.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Azure", StringComparison.Ordinal) || name is "SendGrid" or "MailKit" or "Spectre.Console" or "System.CommandLine" or "System.Console" or "Microsoft.AspNetCore.Http");

    [Theory]
    [InlineData("ChipWatch.Extract")]
    [InlineData("ChipWatch.Reconcile")]
    public void Extracting_and_reconciling_do_no_input_or_output(string stage) => Assert.Empty(
        from type in Loaded.Value.Types
        where type.Namespace.FullName == stage || type.Namespace.FullName.StartsWith(stage + ".", StringComparison.Ordinal)
        from target in type.Dependencies.Select(d => d.Target.FullName).Distinct(StringComparer.Ordinal)
        where DoesIo(target)
        select $"{type.FullName} uses {target}");

    [Fact]
    public void The_check_for_input_and_output_sees_what_it_looks_for() => Assert.Contains(
        Loaded.Value.Types.Where(t => t.Namespace.FullName.StartsWith("ChipWatch.Collect", StringComparison.Ordinal)).SelectMany(t => t.Dependencies),
        d => DoesIo(d.Target.FullName));

    [Fact]
    public void An_interface_has_more_than_one_implementation()
    {
        // The ports have theirs in the hosts
        Type[] ports = [typeof(IBlobStore), typeof(IWorkQueue), typeof(IMailer)];
        Assert.Empty(
            from contract in Core.GetTypes()
            where contract.IsInterface && !ports.Contains(contract)
            where Core.GetTypes().Count(t => !t.IsAbstract && !t.IsInterface && t.IsAssignableTo(contract)) < 2
            select contract.FullName);
    }

    [Fact]
    public void A_class_that_nothing_derives_from_is_sealed()
    {
        var bases = Core.GetTypes().Select(t => t.BaseType).OfType<Type>().Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t).ToHashSet();
        Assert.Empty(
            from type in Core.GetTypes()
            where type is { IsClass: true, IsSealed: false } && !bases.Contains(type) && !type.Name.Contains('<', StringComparison.Ordinal) && type.Namespace?.StartsWith("ChipWatch", StringComparison.Ordinal) == true
            select type.FullName);
    }

    private static bool DoesIo(string type) =>
        type is "System.IO.File" or "System.IO.FileInfo" or "System.IO.FileStream" or "System.IO.Directory" or "System.IO.DirectoryInfo" or "System.Console" or "System.Diagnostics.Process" or "System.Environment"
        || type.StartsWith("System.Net.Http.", StringComparison.Ordinal) || type.StartsWith("System.Net.Sockets.", StringComparison.Ordinal);

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(Shared.Root, "src", project, $"{project}.csproj")).Descendants(kind).Select(r => r.Attribute("Include")!.Value);
}
