// node links.mjs DIR BASE: follows every link of the site in DIR, served under BASE, with its #fragments.
import { readdirSync } from "node:fs";
import { check } from "linkinator";
import { serve } from "./server.mjs";

const [dir, base] = process.argv.slice(2);
const site = await serve(dir, base);
const result = await check({ path: site.url, recurse: true, checkFragments: true, linksToSkip: async (link) => !link.startsWith(site.url) });
// An address that does not exist shows 404.html, whatever its depth: its links are followed from there.
const lost = await (await fetch(`${site.url}no/such/page/`)).text();
const wayBack = [...lost.matchAll(/(?:href|src)="([^"#]+)"/g)].map((found) => new URL(found[1], `${site.url}no/such/page/`).href);
const answers = await Promise.all(wayBack.map(async (url) => [url, (await fetch(url)).status]));
site.close();

const outside = result.links.filter((link) => link.state === "SKIPPED").map((link) => link.url);
const dead = [
  ...result.links.filter((link) => link.state === "BROKEN").map((link) => `${link.parent} → ${link.url} (${link.status})`),
  ...answers.filter(([, status]) => status !== 200).map(([url, status]) => `404.html → ${url} (${status})`),
];
dead.forEach((line) => console.error(line));
const pages = readdirSync(dir, { recursive: true }).filter((name) => name.endsWith("index.html")).length;
const reached = new Set(result.links.filter((link) => link.url.endsWith("/")).map((link) => link.url)).size;
if (reached < pages) console.error(`only ${reached} of ${pages} pages are linked from anywhere`);
console.log(`${result.links.length} links, ${pages} pages, ${dead.length} dead, ${outside.length} lead outside`);
process.exitCode = dead.length || reached < pages ? 1 : 0;
