// Runs scripts in the order given, then calls Kaijisho's pure functions: reads
// [[name, argument, …], …] from stdin and writes the list of what they return.
"use strict";
const fs = require("fs");
const vm = require("vm");

globalThis.window = globalThis;
for (const file of process.argv.slice(2)) vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
const calls = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(calls.map(([name, ...args]) => window.Kaijisho[name](...args))));
