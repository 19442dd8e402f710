// Runs every *.test.mjs beside this file in one browser.
import { readdirSync } from "node:fs";
import { after } from "node:test";
import { close } from "./site.mjs";

for (const name of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".test.mjs")).sort()) {
  await import(`./${name}`);
}
after(close);
