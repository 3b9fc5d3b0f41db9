using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace ChipWatch.Functions.Tests;

/// <summary>The functions as the host finds them: by attribute.</summary>
internal sealed record Declared(string Name, MethodInfo Method)
{
    public static IReadOnlyList<Declared> All { get; } =
    [
        .. from type in typeof(Work).Assembly.GetTypes()
           where type.Namespace == typeof(Work).Namespace
           from method in type.GetMethods()
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           orderby function.Name
           select new Declared(function.Name, method),
    ];

    public TimerTriggerAttribute? Timer => Trigger<TimerTriggerAttribute>();

    public QueueTriggerAttribute? Queue => Trigger<QueueTriggerAttribute>();

    public HttpTriggerAttribute? Http => Trigger<HttpTriggerAttribute>();

    private T? Trigger<T>()
        where T : Attribute => Method.GetParameters().Select(p => p.GetCustomAttribute<T>()).SingleOrDefault(a => a is not null);
}
