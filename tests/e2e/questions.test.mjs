// Every kind of question that is answered on its card, wherever a lesson has one: first wrongly, then
// rightly; every kind by mouse, touch and keyboard. What is right is read from the page as it is without
// JavaScript, as a learner would read it.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { finger, keys, mouse } from "./hands.mjs";
import { alive, open, pages } from "./site.mjs";

const KINDS = ["before", "choice", "several", "faulty", "order", "match", "number"];

// The questions of a page: id, kind, and the explained answers in their order.
const asked = async (path) => {
  const { page, done } = await open(path, { javaScriptEnabled: false });
  const found = await page.locator(".ask:has(details .judged[data-holds=yes])").evaluateAll((cards) => cards.map((card) => {
    const fields = card.querySelector("fieldset");
    const has = (selector) => fields.querySelector(selector) !== null;
    const one = card.closest("[data-section]") === null ? "before" : has("pre.lines") ? "faulty" : "choice";
    const kind = has(".ordered") ? "order" : has(".select") ? "match" : has("input.number") ? "number"
      : has("input[type=checkbox]") ? "several" : one;
    const judged = [...card.querySelectorAll("details .judged")].map((item) => ({
      words: item.querySelector(".judged-head > span").textContent,
      holds: item.dataset.holds === "yes",
    }));
    return { id: card.getAttribute("aria-labelledby"), kind, judged };
  }));
  await done();
  return found;
};

const lessons = (lang) => pages.filter((path) => path.startsWith(`${lang}/lessons/`));
const found = new Map();
for (const path of [...lessons("ko"), ...lessons("en")]) found.set(path, await asked(path));

const rows = (card) => card.locator(".row-words").allInnerTexts();

// Brings the rows into the order `wanted` by the buttons, and holds that focus and voice go along.
const sort = async (page, card, act, wanted) => {
  for (const [to, words] of wanted.entries()) {
    for (let at = (await rows(card)).indexOf(words); at > to; at -= 1) {
      await act.press(card.locator(".row").nth(at).locator(".movers button").first());
      assert.equal((await rows(card))[at - 1], words, "one place up");
      assert.ok(await card.locator(".row").nth(at - 1).locator(".movers button").first()
        .evaluate((button) => button === document.activeElement), "focus goes with the row");
      assert.match(await card.locator("[role=status]").innerText(), new RegExp(String(at)), "the place is said");
    }
  }
};

const pick = (option) => async (card, act, { judged }, wanted) => {
  for (const at of judged.keys()) {
    const input = card.locator(`input[value="${at}"]`);
    if (option(judged[at], at, judged) === wanted && !(await input.isChecked())) await act.pick(input);
  }
};

// How each kind is answered: wrongly, then rightly.
const ONE = {
  wrong: async (card, act, { judged }) => act.pick(card.locator(`input[value="${judged.findIndex((one) => !one.holds)}"]`)),
  right: async (card, act, { judged }) => act.pick(card.locator(`input[value="${judged.findIndex((one) => one.holds)}"]`)),
};
const HOW = {
  before: ONE,
  choice: ONE,
  faulty: ONE,
  several: {
    // One that is wrong and one that is right; the others are still to be found.
    wrong: async (card, act, question) => {
      await ONE.wrong(card, act, question);
      await ONE.right(card, act, question);
    },
    right: async (card, act, question) => {
      await ONE.wrong(card, act, question);
      await pick((one) => one.holds)(card, act, question, true);
    },
  },
  order: {
    wrong: async () => {},
    right: (card, act, { judged }, page) => sort(page, card, act, judged.map((one) => one.words)),
  },
  match: {
    wrong: async (card, act) => act.choose(card.locator("select").first(), await wrongChoice(card)),
    right: async (card, act, { judged }) => {
      const choices = await card.locator(".choices li").allInnerTexts();
      for (const [row, { words }] of judged.entries()) {
        const left = (await rows(card))[row];
        assert.ok(words.startsWith(`${left} → `), `${words} begins with ${left}`);
        await act.choose(card.locator("select").nth(row), String(choices.indexOf(words.slice(left.length + 3))));
      }
    },
  },
  number: {
    wrong: async (card, act, { judged }) => act.write(card.locator("input.number"), judged.find((one) => !one.holds).words),
    right: async (card, act, { judged }) => act.write(card.locator("input.number"), ` ${judged[0].words}개 `),
  },
};

// A choice that is not the first row's.
const wrongChoice = async (card) => {
  const words = await card.locator(".choices li").allInnerTexts();
  const right = await card.evaluate((element) => element.dataset.rightOfFirst);
  return String(words.findIndex((choice) => choice !== right));
};

const clean = async (page) => {
  const { violations } = await new AxeBuilder({ page }).include(".ask").analyze();
  assert.deepEqual(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`), []);
};

const cardOf = (page, id) => page.locator(`.ask[aria-labelledby="${id}"]`);

// One question wrongly, by one hand.
const miss = async (page, question, act) => {
  const { id, kind, judged } = question;
  const card = cardOf(page, id);
  const said = card.locator("[role=status]");
  const check = card.locator(".acts button").first();
  if (kind === "match") {
    const left = (await rows(card))[0];
    await card.evaluate((element, right) => { element.dataset.rightOfFirst = right; }, judged[0].words.slice(left.length + 3));
  }
  if (kind !== "order") {
    await act.press(check);
    assert.notEqual(await said.innerText(), "", `${id}: there is nothing to check`);
  }
  await HOW[kind].wrong(card, act, question);
  if (kind !== "order") assert.equal(await said.innerText(), "", `${id}: what was asked for is done`);
  await act.press(check);
  assert.match(await said.innerText(), /아직|Not yet|괜찮아요|That is fine/, id);
  const marked = kind === "order" || kind === "match" ? ".row .tag" : ".option-why";
  assert.ok(await card.locator(marked).count() > 0, `${id}: nothing says what is wrong`);
};

// The same rightly.
const solve = async (page, question, act) => {
  const { id, kind, judged } = question;
  const card = cardOf(page, id);
  const said = card.locator("[role=status]");
  await HOW[kind].right(card, act, question, page);
  // In the field, Enter does what the button does.
  if (kind === "number") await page.keyboard.press("Enter");
  else await act.press(card.locator(".acts button").first());
  assert.equal(await card.locator(".judged").count(), judged.length, `${id}: all is explained (${await said.innerText()})`);
  assert.match(await said.innerText(), /맞아요|Right/, id);
  assert.match(await card.locator(".ask-kind .tag").innerText(), /✓ (풀었어요|solved)/, id);
};

const HANDS = [
  { name: "mouse", lang: "ko", hand: mouse, options: {} },
  { name: "touch", lang: "ko", hand: finger, options: { width: 390, hasTouch: true, isMobile: true } },
  { name: "keyboard", lang: "en", hand: keys, options: { width: 768 } },
];

// Who answers what: each lesson is answered whole by one hand, in turn. A kind that a hand has not come to
// then is looked for in the other lessons, and one question of it is answered.
const turns = HANDS.flatMap(({ lang, ...by }, mine) => {
  const asking = lessons(lang).filter((path) => found.get(path).length > 0);
  const whole = asking.filter((_, at) => at % HANDS.length === mine);
  const met = new Set(whole.flatMap((path) => found.get(path).map((question) => question.kind)));
  const more = KINDS.filter((kind) => !met.has(kind)).map((kind) => {
    const path = asking.findLast((path) => found.get(path).some((question) => question.kind === kind));
    return { ...by, path, questions: found.get(path).filter((question) => question.kind === kind).slice(0, 1) };
  });
  return [...whole.map((path) => ({ ...by, path, questions: found.get(path) })), ...more];
});

describe("questions", { concurrency: 3 }, () => {
  it("every kind of question stands in some lesson, in both languages", () => {
    for (const lang of ["ko", "en"]) {
      const kinds = new Set(lessons(lang).flatMap((path) => found.get(path).map((question) => question.kind)));
      assert.deepEqual(KINDS.filter((kind) => !kinds.has(kind)), [], `no lesson in ${lang} has these`);
    }
  });

  for (const { name, hand, options, path, questions } of turns) {
    it(`${path} is answered by ${name}`, async () => {
      const { page, problems, done } = await open(path, options);
      for (const question of questions) await miss(page, question, hand(page));
      await clean(page);
      for (const question of questions) await solve(page, question, hand(page));
      await clean(page);
      assert.deepEqual(problems, []);
      await done();
    });
  }

  it("who does not know is shown the answer, and can try again", async () => {
    const path = lessons("ko").find((path) => found.get(path).length > 0);
    const { page, done } = await open(path);
    for (const { id, judged } of found.get(path)) {
      const card = cardOf(page, id);
      await card.locator(".acts button").nth(1).click();
      assert.equal(await card.locator(".judged").count(), judged.length, id);
      assert.equal(await card.locator(".ask-kind .tag").innerText(), "풀이를 봤어요");
      assert.ok(await card.locator(".acts button").evaluate((button) => button === document.activeElement), "focus stays");
      await card.locator(".acts button").click();
      assert.equal(await card.locator(".judged").count(), 0, "open again");
    }
    await done();
  });

  it("Enter does not submit while something is being composed", async () => {
    const path = lessons("ko").find((path) => found.get(path).some((question) => question.kind === "number"));
    const { page, done } = await open(path);
    const { id } = found.get(path).find((question) => question.kind === "number");
    const card = cardOf(page, id);
    const field = card.locator("input.number");
    await field.fill("0");
    const press = (how) => field.evaluate((element, how) => element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, ...how })), how);
    await press({ isComposing: true });
    await press({ keyCode: 229 });
    assert.equal(await card.locator("[role=status]").innerText(), "");
    await press({});
    assert.match(await card.locator("[role=status]").innerText(), /아직/);
    await done();
  });

  it("a reload brings half-made answers back", async () => {
    const path = lessons("ko").find((path) => found.get(path).some((question) => question.kind === "order"));
    const { page, done } = await open(path);
    const { id } = found.get(path).find((question) => question.kind === "order");
    const card = cardOf(page, id);
    await card.locator(".movers button").nth(1).click();
    const moved = await rows(card);
    await page.reload();
    await alive(page);
    assert.deepEqual(await rows(card), moved);
    await done();
  });
});
