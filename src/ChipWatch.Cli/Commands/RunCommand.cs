using System.CommandLine;
using ChipWatch.Cli.Host;
using ChipWatch.Collect;
using Microsoft.Extensions.Options;

namespace ChipWatch.Cli.Commands;

/// <summary><c>run</c>: the pipeline on its schedules, with the API and the site on the loopback.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port of the API and the site on 127.0.0.1", DefaultValueFactory = _ => 7071 };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var number) || number is < 1 or > 65535))
                result.AddError($"'{token.Value}' is no port: give --port a number from 1 to 65535.");
        });
        var data = CommonOptions.Data();
        var definitions = CommonOptions.Definitions();
        var command = new Command("run", "Run the pipeline on its schedules, with API and site on the loopback") { port, data, definitions };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var pipeline = CommonOptions.Open(parsed, data, definitions);
            using var talk = CommonOptions.Follow(pipeline);
            await using var server = LocalServer.Create(pipeline, parsed.GetValue(port));
            try
            {
                await server.StartAsync(cancellation);
            }
            catch (Exception taken) when (taken is IOException or System.Net.Sockets.SocketException)
            {
                throw new UserError($"port {parsed.GetValue(port)} cannot be used ({taken.Message}). Choose another with --port.", ExitCode.Failed);
            }

            talk.Say($"site and API on http://127.0.0.1:{parsed.GetValue(port)}/ until Ctrl-C; requests that change something need the header X-ChipWatch-Token: {server.Token}");
            if (string.IsNullOrEmpty(pipeline.Get<IOptions<CollectOptions>>().Value.Contact))
                talk.Say("nothing is collected yet: set ChipWatch__Collect__Contact to your e-mail or web address, so that publishers know who asks, and start again");
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var work = new[] { pipeline.Pump.RunAsync(both.Token), Schedules.RunAsync(pipeline, both.Token) };
            await Task.WhenAny(work);
            await both.CancelAsync();
            try
            {
                await Task.WhenAll(work);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                talk.Say("stopped; what waits goes on with the next run");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
