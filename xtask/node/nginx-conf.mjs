// `nginx-conf.mjs FOLDER FILE`: the npm package nginx-conf, installed in a folder, reads a file: its name and the milliseconds
// that the thread works for a run (as ours are measured).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [folder, file] = process.argv.slice(2);
const { NginxParser } = createRequire(resolve(join(folder, "from.js")))("nginx-conf/dist/src/parser.js");
const text = readFileSync(file, "utf8");

const read = () =>
  new Promise((taken, refused) => {
    new NginxParser().parse(text, (error) => (error ? refused(error) : taken()));
  });

const RUNS = 21;
const worked = () => Number(readFileSync("/proc/self/schedstat", "utf8").split(" ")[0]) / 1e6;
const start = worked();
for (let run = 0; run < RUNS; run++) await read();
console.log(`nginx-conf ${(worked() - start) / RUNS}`);
