// Reading without JavaScript, with reduced motion, and by keyboard.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { open, pages } from "./site.mjs";

// The words of <main> outside islands, but for what only a reader without JavaScript is told.
const prose = (page) => page.evaluate(() => {
  const main = document.querySelector("main").cloneNode(true);
  main.querySelectorAll("[data-island], noscript").forEach((element) => element.remove());
  return main.textContent.replace(/\s+/g, " ").trim();
});

// The islands in which there is nothing to read, by their places on the page.
const empty = (page) => page.evaluate(() => [...document.querySelectorAll("[data-island]")]
  .flatMap((island, at) => (island.innerText.trim() === "" ? [`${at} ${island.dataset.island}`] : [])));

// What has the focus: its words, whether the focus can be seen on it, and whether it lies free. What changes above it
// (an editor that has come) shifts it until the browser's next frame puts it back, which a look from here may come before:
// only what stays covered is.
const focused = async () => {
  const element = document.activeElement;
  if (element === document.body || element === null) return null;
  const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;
  const isFree = () => {
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
    return top !== null && (element.contains(top) || top.contains(element) || element.closest("label")?.contains(top) === true);
  };
  const end = performance.now() + 1000;
  while (!isFree() && performance.now() < end) await new Promise(requestAnimationFrame);
  // Within an editor the focus is in its shadow.
  const deepest = (inner) => (inner.shadowRoot?.activeElement ? deepest(inner.shadowRoot.activeElement) : inner);
  // The outline may be drawn around the whole card or label that the element stands for.
  const outlined = (shown) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  const around = [];
  for (let shown = deepest(element); shown && shown.tagName !== "MAIN"; shown = shown.parentElement ?? shown.getRootNode().host) around.push(shown);
  return {
    id: `${element.tagName}#${element.id} “${(element.ariaLabel ?? element.textContent).trim().slice(0, 40)}”`,
    seen: around.some(outlined),
    free: isFree(),
    again: element.dataset.round === "1" || (element.dataset.round = "1") !== "1",
  };
};

const LIMIT = 400;

describe("reading", { concurrency: 3 }, () => {
  for (const path of pages) {
    it(`${path} without JavaScript`, async () => {
      const plain = await open(path, { javaScriptEnabled: false });
      const full = await open(path);
      const words = await prose(plain.page);
      assert.ok(words.length > 20, "no prose");
      assert.equal(words, await prose(full.page));
      assert.deepEqual(await empty(plain.page), await empty(full.page), "islands without a first picture");
      const early = await plain.page.locator("[data-island] :is(button, input, select, textarea):enabled").count();
      assert.equal(early, 0, "controls that cannot answer yet");
      assert.deepEqual(plain.problems, []);
      await plain.done();
      await full.done();
    });

    it(`${path} with reduced motion`, async () => {
      const { page, done } = await open(path, { motion: "reduce" });
      const running = await page.evaluate(() => document.getAnimations().filter((a) => a.playState === "running").length);
      assert.equal(running, 0);
      await done();
    });

    it(`${path} by keyboard`, async () => {
      const { page, done } = await open(path, { width: 768 });
      const wrong = [];
      let stops = 0;
      for (; stops < LIMIT; stops += 1) {
        await page.keyboard.press("Tab");
        const now = await page.evaluate(focused);
        if (now === null || now.again) break;
        if (!now.seen) wrong.push(`the focus cannot be seen on ${now.id}`);
        if (!now.free) wrong.push(`the focus is covered on ${now.id}`);
      }
      assert.deepEqual(wrong, []);
      assert.ok(stops > 2 && stops < LIMIT, `${stops} stops`);
      const missed = await page.evaluate(() => [...document.querySelectorAll("a[href], button:enabled, summary")]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0 && !element.dataset.round)
        .map((element) => element.textContent.trim()));
      assert.deepEqual(missed, [], "Tab never came to");
      await done();
    });
  }

  it("what has the focus stays where it is when an editor comes above it", async () => {
    const { page, problems, done } = await open("en/lessons/06-prepare/", { width: 768 });
    let come;
    const held = new Promise((resolve) => { come = resolve; });
    await page.route("**/editor.*.js", async (route) => {
      await held;
      await route.continue();
    });
    const isThere = () => page.evaluate(() => document.activeElement.textContent === "Send");
    for (let presses = 0; presses < LIMIT && !(await isThere()); presses += 1) await page.keyboard.press("Tab");
    const top = () => page.evaluate(() => document.activeElement.getBoundingClientRect().top);
    const before = await top();
    come();
    await page.locator(".editor-field[hidden]").first().waitFor({ state: "attached" });
    await page.evaluate(async () => { for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame); });
    assert.ok(await isThere());
    assert.ok(Math.abs(await top() - before) < 24, `from ${before} to ${await top()}`);
    assert.equal((await page.evaluate(focused)).free, true);
    assert.deepEqual(problems, []);
    await done();
  });
});
