// A program comes in two parts: a page lives by the first alone; the rest comes when somebody does something.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { mounted, open, pages, root, site } from "./site.mjs";

const REST = /-rest\.[0-9a-f]{16}\.wasm$/;
const LESSON = "ko/lessons/04-ecs/";
const withIslands = pages.filter((path) => readFileSync(join(root, path, "index.html"), "utf8").includes(" data-island="));

// The page at `path`, where a request for the rest is answered by `hand`.
const visit = async (path, hand) => {
  const { page, problems, done } = await open("404.html", { width: 390 });
  await page.route(REST, hand);
  await page.goto(new URL(path, site.url).href);
  await mounted(page);
  const unexpected = () => problems.filter((problem) => !REST.test(problem) && !problem.includes("ERR_FAILED"));
  return { page, unexpected, done };
};

const STAGE = "#stage-terminated";
const choose = (page) => page.locator(`${STAGE} select[id$='-computer']`).selectOption("2");

// Lets something happen on the lesson's stage and asks why.
const why = async (page) => {
  await choose(page);
  await page.locator(`${STAGE} [data-action='terminate-computer']`).click();
  await page.locator(`${STAGE} .event .why`).first().click();
};

describe("the parts of a program", { concurrency: 3 }, () => {
  for (const path of withIslands) {
    it(`${path} lives by the first`, async () => {
      let asked = 0;
      const { page, unexpected, done } = await visit(path, (route) => { asked += 1; return route.abort(); });
      await page.waitForTimeout(500);
      assert.deepEqual([asked, unexpected()], [0, []]);
      await done();
    });
  }

  it("whoever does something on the page gets the rest without waiting", async () => {
    const kinds = [];
    const { page, unexpected, done } = await visit(LESSON, (route) => { kinds.push(route.request().resourceType()); return route.continue(); });
    const come = page.waitForResponse(REST);
    await page.mouse.move(100, 100);
    await (await come).finished();
    await why(page);
    assert.deepEqual([kinds, unexpected()], [["fetch"], []]);
    await done();
  });

  it("a function that is called before the rest has come waits", async () => {
    const kinds = [];
    const { page, unexpected, done } = await visit(LESSON, (route) => {
      kinds.push(route.request().resourceType());
      return kinds.at(-1) === "xhr" ? route.continue() : route.abort();
    });
    await why(page);
    assert.deepEqual(kinds.filter((kind) => kind === "xhr"), ["xhr"]);
    assert.deepEqual(unexpected(), []);
    await done();
  });

  it("where it cannot be had, the page stops, says so, and lives again once it can be had", async () => {
    const { page, done } = await visit(LESSON, (route) => route.abort());
    await choose(page);
    await page.locator("#trap").waitFor({ state: "visible" });
    await page.unroute(REST);
    await Promise.all([page.waitForNavigation(), page.locator("#trap button").first().click()]);
    await mounted(page);
    await why(page);
    assert.equal(await page.locator("#trap").isVisible(), false);
    await done();
  });
});
