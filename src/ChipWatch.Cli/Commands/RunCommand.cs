using System.CommandLine;
using ChipWatch.Cli.Host;

namespace ChipWatch.Cli.Commands;

/// <summary><c>run</c>: the pipeline on its schedules, with the API and the site on the loopback.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port of the API and the site on 127.0.0.1", DefaultValueFactory = _ => 7071 };
        var data = CommonOptions.Data();
        var definitions = CommonOptions.Definitions();
        var command = new Command("run", "Run the pipeline on its schedules, with API and site on the loopback") { port, data, definitions };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var pipeline = CommonOptions.Open(parsed, data, definitions);
            CommonOptions.Talk(pipeline);
            await using var server = LocalServer.Create(pipeline, parsed.GetValue(port));
            try
            {
                await server.StartAsync(cancellation);
            }
            catch (IOException taken)
            {
                throw new UserError($"port {parsed.GetValue(port)} cannot be used ({taken.Message}). Choose another with --port.", ExitCode.Failed);
            }

            await Console.Error.WriteLineAsync($"site and API on http://127.0.0.1:{parsed.GetValue(port)}/ ; requests that change something need the header X-ChipWatch-Token: {server.Token}");
            await Task.WhenAll(pipeline.Pump.RunAsync(cancellation), Schedules.RunAsync(pipeline, cancellation));
            return ExitCode.Done;
        });
        return command;
    }
}
