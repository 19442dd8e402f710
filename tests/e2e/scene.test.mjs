// Every scene of every lesson, stepped through to its end: by mouse, touch or keyboard. What is right is read from the
// page as it is without JavaScript, as a learner would read it.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { finger, keys, mouse } from "./hands.mjs";
import { alive, open, pages } from "./site.mjs";

// The scenes of a page: id, and each step's right action.
const told = async (path) => {
  const { page, done } = await open(path, { javaScriptEnabled: false });
  const scenes = await page.locator(".drawn").evaluateAll((cards) => cards.map((card) => ({
    id: card.getAttribute("aria-labelledby"),
    right: [...card.querySelectorAll(".drawn-whole li > b")].map((action) => action.textContent),
    seen: card.querySelector(".drawn-whole").checkVisibility() && !card.querySelector(".drawn-in").checkVisibility(),
  })));
  await done();
  return scenes;
};

const found = new Map();
for (const path of pages.filter((path) => /^(ko|en)\/lessons\//.test(path))) {
  const scenes = await told(path);
  if (scenes.length > 0) found.set(path, scenes);
}
const inKorean = [...found.keys()].filter((path) => path.startsWith("ko/"));
const inEnglish = [...found.keys()].filter((path) => path.startsWith("en/"));

// Picture and list of the present state.
const shown = (card) => card.evaluate((card) => [
  [...card.querySelectorAll(".drawn-picture [data-state]")].map((thing) => thing.dataset.state.split(" ")[0]).join(),
  card.querySelector(".drawn-words").textContent,
].join("|"));

// Goes through a scene: one wrong try first, wherever there is one.
const step = async (page, { id, right }, act) => {
  const card = page.locator(`.drawn[aria-labelledby="${id}"]`);
  let wrong = 0;
  for (const label of right) {
    const actions = card.locator(".drawn-actions button");
    const labels = await actions.allInnerTexts();
    const other = labels.findIndex((words) => words !== label);
    const before = await shown(card);
    if (other >= 0) {
      await act.press(actions.nth(other));
      assert.notEqual(await card.locator(".drawn-reply").innerText(), "", "it is said why not");
      assert.equal(await shown(card), before, "nothing has happened");
      assert.ok(await actions.nth(other).evaluate((button) => button === document.activeElement), "focus stays");
      wrong += 1;
    }
    await act.press(actions.nth(labels.indexOf(label)));
    // Focus goes to what comes next, once that is drawn.
    await card.locator(".drawn-now:focus").waitFor({ timeout: 5000 });
    assert.notEqual(await card.locator(".drawn-told").innerText(), "", "what happened is said");
    assert.equal(await card.locator(".drawn-reply").innerText(), "", "the reply is gone");
  }
  assert.equal(await card.locator(".drawn-actions button").count(), 0, "nothing is left to do");
  await card.locator(".said.ok").waitFor();
  return { card, wrong };
};

const solved = (card) => card.locator(".ask-kind .tag").innerText();

const through = async (path, hands, options) => {
  const { page, problems, done } = await open(path, options);
  const act = hands(page);
  let wrong = 0;
  for (const scene of found.get(path)) {
    const { card, wrong: tried } = await step(page, scene, act);
    wrong += tried;
    assert.match(await solved(card), /^✓/);
  }
  assert.ok(wrong > 0, "a wrong action was tried");
  return { page, problems, done };
};

// All is open, on the narrowest page, for who wants nothing to move.
const narrow = async (page) => {
  await page.setViewportSize({ width: 320, height: 900 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.locator(".drawn details").evaluateAll((all) => all.forEach((details) => { details.open = true; }));
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(over, 0, "nothing scrolls sideways");
  const small = await page.locator(".drawn :is(button, summary)").evaluateAll((all) => all
    .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().height).filter((height) => height < 44));
  assert.deepEqual(small, [], "targets of 44 px");
  const { violations } = await new AxeBuilder({ page }).include(".drawn").analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
  const moving = await page.evaluate(() => document.getAnimations().length);
  assert.equal(moving, 0, "nothing moves where that is not wanted");
};

// A solved scene after a reload: one step back, then from its beginning.
const again = async (page, { id, right }) => {
  const card = page.locator(`.drawn[aria-labelledby="${id}"]`);
  assert.match(await solved(card), /^✓/);
  await card.locator(".said.ok").waitFor();
  const [back, restart] = [0, 1].map((at) => card.locator(".acts button").nth(at));
  await back.click();
  assert.ok(await card.locator(".drawn-actions button").count() > 0, "the last step is asked again");
  assert.ok(await back.evaluate((button) => button === document.activeElement), "and can be again");
  assert.equal(await card.locator("ol > li").count(), right.length - 1, "the story so far");
  await restart.click();
  assert.ok(await card.locator(".drawn-now").evaluate((now) => now === document.activeElement));
  assert.match(await solved(card), /^✓/, "what is solved stays so");
};

// One hand for each lesson, in turn, and the languages by turns.
const HANDS = [
  { name: "mouse", hand: mouse, options: { width: 1440 } },
  { name: "touch", hand: finger, options: { width: 390, hasTouch: true } },
  { name: "keyboard", hand: keys, options: { width: 1280, theme: "dark" } },
];
const hands = inKorean.map((path, at) => [at % 2 === 0 ? path : inEnglish[at], HANDS[at % HANDS.length]]);

describe("scenes", { concurrency: 3 }, () => {
  it("are found, each with its steps", () => {
    assert.ok(inKorean.length > 0 && inKorean.length === inEnglish.length);
    for (const { id, right, seen } of [...found.values()].flat()) {
      assert.ok(right.length >= 3 && right.every((label) => label !== ""), id);
      assert.ok(seen, `${id} shows all of its steps without JavaScript`);
    }
  });

  for (const [path, { name, hand, options }] of hands) {
    it(`${path} by ${name}, and opened at 320 px`, async () => {
      const { page, problems, done } = await through(path, hand, options);
      await narrow(page);
      assert.deepEqual(problems, []);
      await done();
    });
  }

  it("are solved still after a reload, and can be gone through again", async () => {
    const path = inKorean[0];
    const { page, problems, done } = await through(path, mouse, { width: 768 });
    await page.reload();
    await alive(page);
    for (const scene of found.get(path)) await again(page, scene);
    assert.deepEqual(problems, []);
    await done();
  });
});
