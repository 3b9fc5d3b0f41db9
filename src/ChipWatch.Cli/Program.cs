using ChipWatch.Cli;

return await Application.RunAsync(args);
