using ChipWatch;
using ChipWatch.Azure;
using ChipWatch.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddChipWatch(builder.Configuration);
builder.Services.AddChipWatchAzure(builder.Configuration);
builder.Services.AddTelemetry(builder.Configuration).UseFunctionsWorkerDefaults();
builder.Build().Run();
