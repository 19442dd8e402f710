// The practice page: answers in one's own words, a drawing, a checklist. Korean by mouse and by
// touch, English by keyboard. The right drawing is read from the page as it is without JavaScript.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { finger, keys, mouse } from "./hands.mjs";
import { alive, open } from "./site.mjs";

const WRITTEN = ["explain-monolith", "without-balancer", "why-different-ports"];
const [DRAWN, CHECKED] = ["draw-ecs", "p4-check"];
const SAID = {
  ko: { tried: "해 봤어요", seen: "풀이를 봤어요", solved: "✓ 풀었어요", empty: /아직 아무것도/, hadIt: "잘 썼어요", kept: /적어 뒀어요/, wrong: /아직이에요/, right: /^맞아요/, shown: /^이렇게/, place: "놓기", connect: "선으로 잇기", outside: "바깥에 놓기", text: "한 프로그램을 나눠요.\n둘째 줄." },
  en: { tried: "tried", seen: "solution seen", solved: "✓ solved", empty: /^Nothing is written/, hadIt: "I had it", kept: /Kept as/, wrong: /^Not yet/, right: /^Right/, shown: /^This is how/, place: "Place", connect: "Connect", outside: "Put it outside", text: "One program becomes many.\nLine two." },
};

const cardOf = (page, id) => page.locator(`.ask[aria-labelledby="${id}"]`);
const standing = (card) => card.locator(".ask-kind .tag").innerText();
const named = (card, name) => card.getByRole("button", { name, exact: true });
const acts = (card, at) => card.locator(".acts .btn").nth(at);
// Of an answer: to compare, not to know; then how it went.
const [COMPARE, DO_NOT_KNOW] = [0, 1];
// Of a drawing, behind its two ways of pressing.
const [CHECK, SHOW, START_OVER] = [2, 3, 4];

const clean = async (page) => {
  const { violations } = await new AxeBuilder({ page }).include(".ask").analyze();
  assert.deepEqual(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`), []);
};

// The right drawing: its parts, boxes before what stands in them, and its lines.
const solutionOf = async (lang) => {
  const { page, done } = await open(`${lang}/practice/`, { javaScriptEnabled: false });
  const solution = await cardOf(page, DRAWN).locator(".box").evaluateAll((boxes) => {
    const name = (box) => box?.querySelector(".part").textContent;
    const parts = boxes.map((box) => ({ name: name(box), inside: name(box.parentElement.closest(".box")) }));
    const ends = boxes.flatMap((box) => [...box.querySelectorAll(":scope > small")].map((line) => [name(box), line.textContent.slice(2)]));
    return { parts, lines: ends.filter(([one, other]) => parts.findIndex((part) => part.name === one) < parts.findIndex((part) => part.name === other)) };
  });
  await done();
  return solution;
};
const solutions = { ko: await solutionOf("ko"), en: await solutionOf("en") };

// What is drawn on the card now, in the same form.
const drawn = (card) => card.locator(".ground .box").evaluateAll((boxes) => {
  const name = (box) => box?.querySelector(".part").textContent;
  return boxes.map((box) => ({ name: name(box), inside: name(box.parentElement.closest(".box")) }));
});
const byName = (parts) => parts.toSorted((one, other) => one.name.localeCompare(other.name));

// Two ways to draw: pressing parts and places, and choosing from the lists.
const pressing = (card, act, said) => ({
  begin: async () => {},
  put: async (name, inside) => {
    await act.press(named(card, name));
    assert.equal(await named(card, name).getAttribute("aria-pressed"), "true");
    await act.press(named(card, inside ?? said.outside));
  },
  connect: () => act.press(card.locator("[role=group]").first().getByRole("button", { name: said.connect })),
  link: async (one, other) => {
    await act.press(named(card, one));
    await act.press(named(card, other));
  },
});
const listing = (card, act, said, page) => {
  const choose = async (select, pick) => {
    const at = await select.locator("option").evaluateAll((all, pick) => all.findIndex((option) => pick.includes(option.textContent)), pick);
    assert.ok(at >= 0, `${pick} is offered`);
    const from = await select.evaluate((element) => element.selectedIndex);
    // Enter opens the list, arrows go through it, Enter picks.
    await act.press(select);
    for (let step = 0; step < Math.abs(at - from); step += 1) await page.keyboard.press(at > from ? "ArrowDown" : "ArrowUp");
    await page.keyboard.press("Enter");
    assert.ok(await select.evaluate((element) => element === document.activeElement), "focus stays in the list");
  };
  const listed = (label) => card.locator("details label").filter({ has: page.locator(`span:text-is("${label}")`) }).locator("select");
  return {
    begin: () => act.press(card.locator("details summary")),
    put: (name, inside) => choose(listed(name), inside === undefined ? ["outside"] : [`in ${inside}`]),
    connect: async () => {},
    link: async (one, other) => {
      await choose(listed("From"), [one]);
      await choose(listed("To"), [other]);
      await act.press(named(card.locator("details"), said.connect));
    },
  };
};

// The places of the ideas that are ticked.
const tickedIn = (card) => card.locator("input[type=checkbox]").evaluateAll((all) => all.flatMap((one, at) => (one.checked ? [at] : [])));

// Comes back with the ideas that are ticked in the end.
const write = async (page, lang, act, id) => {
  const [card, said] = [cardOf(page, id), SAID[lang]];
  const [field, status] = [card.locator("textarea"), card.locator("[role=status]").first()];
  await act.press(acts(card, COMPARE));
  assert.match(await status.innerText(), said.empty);
  assert.equal(await card.locator(".model").count(), 0, "the model answer stays closed");
  await act.write(field, said.text);
  assert.equal(await status.innerText(), "", "what was asked for is done");
  await act.press(acts(card, COMPARE));
  assert.equal(await standing(card), said.tried);
  assert.ok(await card.locator(".model mark").count() > 0, "the model answer shows its ideas");
  const ideas = card.locator("input[type=checkbox]");
  assert.equal(await ideas.count(), await card.locator(".model mark").count());
  // What seems to be there is ticked already; the learner ticks one more.
  const ticked = () => tickedIn(card);
  const found = await ticked();
  const more = [...Array(await ideas.count()).keys()].find((at) => !found.includes(at));
  await act.pick(ideas.nth(more));
  assert.deepEqual(await ticked(), [...found, more].sort((one, other) => one - other));
  await act.press(named(card, said.hadIt));
  assert.match(await card.locator("[role=status]").last().innerText(), said.kept);
  assert.equal(await standing(card), said.solved);
  return ticked();
};

const draw = async (page, lang, act, way) => {
  const [card, said, { parts, lines }] = [cardOf(page, DRAWN), SAID[lang], solutions[lang]];
  const more = page.locator(`#after-${DRAWN}`);
  const hands = way(card, act, said, page);
  const found = card.locator(".found li");
  await hands.begin();
  // The first box that belongs into another stands outside.
  const wrong = parts.find((part) => part.inside !== undefined);
  await hands.put(wrong.name, undefined);
  await act.press(acts(card, CHECK));
  assert.match(await card.locator(".said.wait > p").innerText(), said.wrong);
  const about = await found.filter({ has: page.getByText(wrong.name, { exact: true }) }).allInnerTexts();
  assert.equal(about.length, 1, `${wrong.name} is told why`);
  assert.ok(about[0].length > wrong.name.length + 20, about[0]);
  assert.equal(await standing(card), said.tried);
  assert.equal(await more.getAttribute("open"), null, "nothing lives yet");
  for (const { name, inside } of parts) await hands.put(name, inside);
  assert.deepEqual(byName(await drawn(card)), byName(parts));
  await act.press(acts(card, CHECK));
  assert.ok(await found.count() > 0, "lines are missing");
  await hands.connect();
  for (const [one, other] of lines) await hands.link(one, other);
  assert.equal(await card.locator(".lines li").count(), lines.length);
  await act.press(acts(card, CHECK));
  assert.match(await card.locator(".said.ok").innerText(), said.right);
  assert.equal(await standing(card), said.solved);
  await lives(page, act);
};

// The stage below is open, and plays.
const lives = async (page, act) => {
  assert.equal(await page.locator(`#after-${DRAWN}`).getAttribute("open"), "");
  const clock = page.locator("#stage-drawn .stage-clock");
  const before = await clock.innerText();
  await act.press(page.locator("#stage-drawn .controls .main"));
  const end = Date.now() + 10_000;
  while (await clock.innerText() === before) {
    assert.ok(Date.now() < end, "the clock stands still");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const ticks = (card) => card.locator("input").evaluateAll((all) => all.map((one) => one.checked));

const check = async (page, lang, act) => {
  const card = cardOf(page, CHECKED);
  const items = card.locator("input");
  await act.pick(items.first());
  await act.pick(items.nth(3));
  assert.equal(await standing(card), SAID[lang].tried);
  await act.pick(items.nth(3));
  const left = await ticks(card);
  assert.deepEqual([left[0], left[3]], [true, false], "a tick is taken back");
};

describe("practice", { concurrency: 3 }, () => {
  for (const [name, lang, hand, way, options] of [
    ["mouse", "ko", mouse, pressing, { theme: "dark" }],
    ["touch", "ko", finger, pressing, { width: 390, hasTouch: true, isMobile: true }],
    ["keyboard", "en", keys, listing, { width: 768 }],
  ]) {
    it(`${lang}/practice/ is written, drawn and checked by ${name}`, async () => {
      const { page, problems, done } = await open(`${lang}/practice/`, options);
      const act = hand(page);
      const written = [];
      for (const id of WRITTEN) written.push(await write(page, lang, act, id));
      await draw(page, lang, act, way);
      await check(page, lang, act);
      await clean(page);
      const before = await ticks(cardOf(page, CHECKED));
      await page.reload();
      await alive(page);
      for (const [at, id] of WRITTEN.entries()) {
        const card = cardOf(page, id);
        assert.equal(await card.locator("textarea").inputValue(), SAID[lang].text);
        assert.equal(await standing(card), SAID[lang].solved);
        assert.deepEqual(await tickedIn(card), written[at]);
      }
      assert.deepEqual(await ticks(cardOf(page, CHECKED)), before);
      assert.deepEqual(byName(await drawn(cardOf(page, DRAWN))), byName(solutions[lang].parts));
      assert.equal(await page.locator(`#after-${DRAWN}`).getAttribute("open"), "");
      assert.deepEqual(problems, []);
      await done();
    });
  }

  it("parts are placed, connected and put back by keyboard with the buttons too", async () => {
    const { page, done } = await open("en/practice/", { width: 768 });
    const [card, act] = [cardOf(page, DRAWN), keys(page)];
    const by = pressing(card, act, SAID.en);
    const [one, other] = solutions.en.lines[0];
    for (const name of [one, other]) await by.put(name, undefined);
    await by.connect();
    await by.link(one, other);
    assert.match(await card.locator(".lines li").innerText(), new RegExp(`${one} ↔ ${other}`));
    await by.link(other, one);
    assert.equal(await card.locator(".lines li").count(), 0, "pressed once more it is gone");
    await act.press(named(card, SAID.en.place));
    await act.press(named(card, one));
    await act.press(named(card, "Put it back"));
    assert.deepEqual(await drawn(card), [{ name: other, inside: undefined }]);
    await done();
  });

  it("all items ticked solve the checklist, also in another tab", async () => {
    const { page, done } = await open("ko/practice/");
    const card = cardOf(page, CHECKED);
    for (const item of await card.locator("input").all()) await item.click();
    assert.equal(await standing(card), SAID.ko.solved);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await alive(other);
    assert.ok((await ticks(cardOf(other, CHECKED))).every(Boolean));
    await done();
  });

  for (const lang of ["ko", "en"]) {
    it(`who does not know sees the model answer and the drawing, which counts as seen (${lang})`, async () => {
      const { page, done } = await open(`${lang}/practice/`);
      for (const id of WRITTEN) {
        const card = cardOf(page, id);
        await acts(card, DO_NOT_KNOW).click();
        assert.ok(await card.locator(".model").isVisible());
        assert.match(await card.locator("[role=status]").last().innerText(), SAID[lang].kept);
        assert.equal(await standing(card), SAID[lang].seen);
      }
      const card = cardOf(page, DRAWN);
      await acts(card, SHOW).click();
      assert.match(await card.locator(".said.ok").innerText(), SAID[lang].shown);
      assert.deepEqual(byName(await drawn(card)), byName(solutions[lang].parts));
      await acts(card, CHECK).click();
      assert.equal(await standing(card), SAID[lang].seen, "what was shown is not solved");
      await lives(page, mouse(page));
      await acts(card, START_OVER).click();
      assert.deepEqual(await drawn(card), []);
      await done();
    });
  }

  it("Hangul is composed letter by letter; Enter ends a letter or a line, and submits nothing", async () => {
    const { page, problems, done } = await open("ko/practice/");
    const card = cardOf(page, WRITTEN[0]);
    const field = card.locator("textarea");
    await field.click();
    const cdp = await page.context().newCDPSession(page);
    const key = (name, code) => cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: name, windowsVirtualKeyCode: code });
    await field.evaluate((element) => {
      globalThis.composed = [];
      for (const kind of ["compositionstart", "compositionend"]) element.addEventListener(kind, (event) => globalThis.composed.push(event.type));
      element.addEventListener("keydown", (event) => { if (event.isComposing) globalThis.composed.push(event.keyCode); });
    });
    for (const [parts, letter] of [[["ㅎ", "하", "한"], "한"], [["ㄱ", "그", "글"], "글"]]) {
      for (const text of parts) {
        await key("Process", 229);
        await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
      }
      await key("Enter", 229);
      await cdp.send("Input.insertText", { text: letter });
    }
    assert.equal(await field.inputValue(), "한글");
    const composed = await page.evaluate(() => globalThis.composed);
    assert.equal(composed.filter((one) => one === "compositionstart").length, 2, "two letters were composed");
    assert.ok(composed.includes(229), "Enter came while one was");
    await page.keyboard.press("Enter");
    await page.keyboard.type("b");
    assert.equal(await field.inputValue(), "한글\nb");
    assert.equal(await card.locator(".model").count(), 0, "nothing was submitted");
    await page.reload();
    await alive(page);
    assert.equal(await field.inputValue(), "한글\nb");
    assert.deepEqual(problems, []);
    await done();
  });

  for (const lang of ["ko", "en"]) {
    it(`nothing scrolls sideways at 320 px with everything open (${lang})`, async () => {
      const { page, done } = await open(`${lang}/practice/`, { width: 320, theme: lang === "ko" ? "light" : "dark" });
      for (const id of WRITTEN) await acts(cardOf(page, id), DO_NOT_KNOW).click();
      await acts(cardOf(page, DRAWN), SHOW).click();
      await cardOf(page, DRAWN).locator("summary").click();
      const wide = () => page.evaluate(() => [...document.querySelectorAll(".ask *")]
        .filter((element) => element.checkVisibility() && !element.closest(".sr") && element.getBoundingClientRect().right > innerWidth)
        .map((element) => element.outerHTML.slice(0, 80)));
      assert.deepEqual(await wide(), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await clean(page);
      await done();
    });

    it(`without JavaScript the answers stand in closed details (${lang})`, async () => {
      const { page, done } = await open(`${lang}/practice/`, { javaScriptEnabled: false });
      for (const id of [...WRITTEN, DRAWN]) {
        const card = cardOf(page, id);
        const answer = card.locator(id === DRAWN ? "details .box" : "details mark").first();
        assert.equal(await card.locator("details[open]").count(), 0);
        assert.ok(!(await answer.isVisible()), id);
        assert.equal(await card.locator("textarea").count(), 0, "nothing to write on that nobody reads");
        await card.locator("summary").click();
        assert.ok(await answer.isVisible(), id);
      }
      assert.equal(await cardOf(page, CHECKED).locator("input:not([disabled])").count(), 0);
      await done();
    });
  }
});
