// The built site, served; one browser for all tests; pages that note what goes wrong on them.
import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

export const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

export const root = process.env.SITE ?? "dist";
export const site = await serve(root);
export const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium", args: FLAGS });

export const close = async () => {
  await browser.close();
  site.close();
};

// Every page's folder from the root: "ko/", "en/lessons/04-ecs/", …
export const pages = readdirSync(root, { recursive: true })
  .filter((name) => name.endsWith("index.html") && name !== "index.html")
  .map((name) => `${dirname(name)}/`)
  .sort();

export const WIDTHS = [320, 768, 1440];
export const THEMES = ["light", "dark"];

// Notes whatever a page must not do: an error or warning on the console, an uncaught exception,
// a breach of the CSP, a request that fails or leaves the site.
const watch = (page, problems) => {
  page.on("console", (message) => {
    // The rest of a program is waited for where nobody did anything on the page before (static/rest.js).
    if (message.text().includes("Synchronous XMLHttpRequest")) return;
    if (["error", "warning"].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(site.url) && !url.startsWith("data:")) problems.push(`outside request: ${url}`);
  });
  // Leaving a page gives up what it still waits for; whatever cannot be had fails otherwise.
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText !== "net::ERR_ABORTED") problems.push(`failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
};

// Opens the page in folder `path` in a browser profile of its own and waits until its islands
// live. `stored` is put into localStorage first; the rest are Playwright's context options.
export const open = async (path, { width = 1440, theme = "light", stored = {}, motion = "no-preference", ...more } = {}) => {
  const context = await browser.newContext({
    viewport: { width, height: 900 }, colorScheme: theme, reducedMotion: motion, locale: "ko-KR", ...more,
  });
  const problems = [];
  if (more.javaScriptEnabled !== false) {
    await context.addInitScript((stored) => {
      for (const [key, value] of Object.entries(stored)) localStorage.setItem(key, value);
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
      });
    }, stored);
  }
  const page = await context.newPage();
  watch(page, problems);
  await page.goto(new URL(path, site.url).href);
  if (more.javaScriptEnabled !== false) await alive(page);
  return { page, problems, done: () => context.close() };
};

// Waits until the islands have been mounted and drawn; a page without islands is alive at once.
// (Playwright's own waitForFunction evaluates text, which our CSP forbids.)
export const mounted = (page) => page.evaluate(async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const waits = () => document.readyState !== "complete"
    || (document.querySelector("[data-island]") && !("stage" in document.documentElement.dataset));
  const end = performance.now() + 20_000;
  while (waits()) {
    if (performance.now() > end) throw new Error("the islands do not live");
    await frame();
  }
  await frame();
  await frame();
});

// The same, and all of the page is laid out, also what is far from the view: else that has no `innerText`
// and no width.
export const alive = async (page) => {
  await mounted(page);
  await page.evaluate(() => { delete document.documentElement.dataset.fresh; });
};
