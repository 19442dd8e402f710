// Ordinary visits of every page with islands, by phone and by laptop: it comes to life, its first controls
// are pressed, it is opened again. The site in $SITE has programs that note which of their functions are called
// (`cargo xtask rare`); its file `seen` gets a line for each program: its name, and the places of the functions
// that some page needs to live, or that three pages call when somebody does something there.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alive, close, open, pages, root } from "./site.mjs";
import { press } from "./hands.mjs";

const OFTEN = 3;

const program = (path) => {
  const html = readFileSync(join(root, path, "index.html"), "utf8");
  return html.includes(" data-island=") && / data-wasm="[./]*([a-z]+-[a-z]+)\./.exec(html)[1];
};
const called = async (page) => {
  await page.waitForTimeout(300);
  return page.evaluate(() => Object.keys(window.seen).map(Number));
};

// The functions that the page calls to live, and all that it calls.
const visit = async (path) => {
  const [living, all] = [new Set(), new Set()];
  for (const width of [390, 1280]) {
    const { page, done } = await open(path, { width });
    for (const at of await called(page)) living.add(at);
    await press(page);
    for (const at of await called(page)) all.add(at);
    await page.reload();
    await alive(page);
    for (const at of await called(page)) all.add(at);
    await done();
  }
  return { living, all };
};

const ordinary = (visits) => {
  const often = new Map();
  for (const { all } of visits) for (const at of all) often.set(at, (often.get(at) ?? 0) + 1);
  const places = new Set(visits.flatMap(({ living }) => [...living]));
  for (const [at, times] of often) if (times >= OFTEN) places.add(at);
  return [...places].sort((one, other) => one - other);
};

const islands = pages.filter(program);
let lines = "";
for (const name of new Set(islands.map(program))) {
  const visits = [];
  for (const path of islands.filter((path) => program(path) === name)) visits.push(await visit(path));
  lines += `${[name, ...ordinary(visits)].join(" ")}\n`;
}
writeFileSync(join(root, "seen"), lines);
await close();
