// Azurite for one test run: it ends with the run, however that ends, because its standard input closes then.
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
require("azurite/dist/src/azurite.js");
