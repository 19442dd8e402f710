// Every configuration of every lesson, written on its page: by mouse, touch or keyboard. The solution is read from the page
// as it is without JavaScript, as a learner would read it.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { finger, keys, mouse } from "./hands.mjs";
import { alive, open, pages } from "./site.mjs";

// The configurations of a page: id, start and solution.
const told = async (path) => {
  const { page, done } = await open(path, { javaScriptEnabled: false });
  const configs = await page.locator(".ask:has(.config-place)").evaluateAll((cards) => cards.map((card) => {
    const files = [...card.querySelectorAll(".config-file")].map((file) => file.textContent);
    return {
      id: card.getAttribute("aria-labelledby"),
      start: files[0],
      solution: files[1],
      read: files.length === 2 && card.querySelectorAll(".config-peer").length > 0 && card.querySelectorAll(".goal").length > 0,
    };
  }));
  await done();
  return configs;
};

const found = new Map();
for (const path of pages.filter((path) => /^(ko|en)\/lessons\//.test(path))) {
  const configs = await told(path);
  if (configs.length > 0) found.set(path, configs);
}
const inKorean = [...found.keys()].filter((path) => path.startsWith("ko/"));
const inEnglish = [...found.keys()].filter((path) => path.startsWith("en/"));

const cardOf = (page, id) => page.locator(`.ask[aria-labelledby="${id}"]`);
const apply = (card) => card.locator(".btn.main").first();
const send = (card) => card.locator(".config-requests .btn.main");
const said = (card) => card.locator("[role=status]").first();

// Into the editor, which opens when it comes into view; until then and without it there is a text field.
const write = async (page, card, text, act) => {
  await card.scrollIntoViewIfNeeded();
  await card.locator(".editor").scrollIntoViewIfNeeded();
  const content = card.locator(".cm-content");
  await content.waitFor();
  if (act.byKeys) {
    await card.locator(".config-peers button").last().focus();
    for (let presses = 0; presses < 20 && !(await content.evaluate((element) => element === element.getRootNode().activeElement)); presses += 1) {
      await page.keyboard.press("Tab");
    }
  } else {
    await content.evaluate((element) => element.focus());
  }
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
};

const solve = async (page, { id, solution }, act) => {
  const card = cardOf(page, id);
  const goals = card.locator(".goal");
  assert.ok((await goals.evaluateAll((all) => all.filter((goal) => goal.dataset.state !== "met").length)) > 0, "something is to be done");
  await write(page, card, solution, act);
  assert.match(await card.locator(".config-printed").innerText(), /test is successful/);
  await act.press(apply(card));
  await card.locator(".said.ok").waitFor();
  assert.equal(await goals.evaluateAll((all) => all.every((goal) => goal.dataset.state === "met")), true, "every goal is met");
  await act.press(send(card));
  await card.locator(".route").waitFor();
  assert.match(await card.locator(".config-requests [role=status]").innerText(), /200/);
  assert.ok((await card.locator(".cm-line.lit").count()) > 0, "the deciding lines are lit");
  return card;
};

const everywhere = async (paths, options, hand) => {
  for (const path of paths) {
    const { page, problems, done } = await open(path, options);
    for (const config of found.get(path)) await solve(page, config, hand(page));
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(beyond <= 0, `${beyond} px beyond the screen`);
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((node) => `${node.target} ${node.failureSummary}`).join("; ")}`), []);
    assert.deepEqual(problems, [], path);
    await done();
  }
};

describe("configurations", { concurrency: 2 }, () => {
  it("are in both languages, and can be read without JavaScript", () => {
    assert.ok(inKorean.length >= 2 && inKorean.length === inEnglish.length);
    assert.ok([...found.values()].flat().every((config) => config.read));
  });

  it("are written by mouse, in Korean", () => everywhere(inKorean, {}, mouse));

  it("are written by keyboard alone, in English", () =>
    everywhere(inEnglish, {}, (page) => ({ ...keys(page), byKeys: true })));

  it("are written by touch on a phone, in Korean", () =>
    everywhere(inKorean, { width: 320, hasTouch: true, isMobile: true, theme: "dark" }, finger));

  it("say why nginx does not take them, mend by a button, and keep what is written over a reload", async () => {
    const [path] = inKorean;
    const [{ id, start, solution }] = found.get(path);
    const { page, problems, done } = await open(path);
    const card = cardOf(page, id);
    const broken = solution.replace("proxy_pass", "proxy_pas");
    await write(page, card, broken, {});
    assert.match(await card.locator(".config-printed").innerText(), /\[emerg\] unknown directive "proxy_pas" in .*default\.conf:\d+/);
    assert.ok((await card.locator(".config-problems > li").count()) >= 1);
    await apply(card).click();
    await card.locator(".said.wait").waitFor();
    await send(card).click();
    assert.match(await card.locator(".config-requests [role=status]").innerText(), /200/, "the old one goes on");
    await page.reload();
    await alive(page);
    await card.locator(".editor").scrollIntoViewIfNeeded();
    await card.locator(".cm-content").waitFor();
    const lines = await card.locator(".cm-line").allInnerTexts();
    assert.equal(lines.map((line) => line.replace(/\n$/, "")).join("\n").trim(), broken.trim());
    await card.locator(".config-problems button").first().click();
    assert.match(await card.locator(".config-printed").innerText(), /test is successful/);
    await apply(card).click();
    await card.locator(".said.ok").waitFor();
    // Back to the start, and back from there.
    const [, undo, over] = await card.locator(".acts:has(.btn.main)").first().locator("button").all();
    await over.click();
    assert.match((await card.locator(".cm-line").allInnerTexts()).join("\n"), new RegExp(start.trim().split("\n").at(-3).trim().slice(0, 10)));
    await undo.click();
    assert.match((await card.locator(".cm-line").allInnerTexts()).join("\n"), /upstream/);
    assert.equal(await said(card).count(), 1);
    assert.deepEqual(problems, []);
    await done();
  });

  it("show how nginx goes on without a peer that was stopped", async () => {
    const path = inKorean.find((path) => found.get(path).some(({ id }) => id === "one-dies"));
    const { page, problems, done } = await open(path);
    const card = cardOf(page, "one-dies");
    await write(page, card, found.get(path).find(({ id }) => id === "one-dies").solution, {});
    await apply(card).click();
    await card.locator(".said.ok").waitFor();
    const second = card.locator(".config-peer").nth(1);
    await second.locator("button").first().click();
    assert.equal(await second.getAttribute("data-state"), "down");
    const outcome = card.locator(".config-requests [role=status]");
    const told = [];
    for (let request = 0; request < 4; request += 1) {
      await send(card).click();
      told.push(await outcome.innerText());
    }
    assert.ok(told.every((words) => words.includes("200")), told.join("\n"));
    assert.ok(told.some((words) => words.includes("태스크 2")), "asked in vain once");
    assert.deepEqual(problems, []);
    await done();
  });
});
