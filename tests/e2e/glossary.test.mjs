// Terms in a lesson by tap and by keyboard, with and without JavaScript; the glossary's index.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { open } from "./site.mjs";

const LESSON = "lessons/04-ecs/";
const shown = (page) => page.locator(".term-card:popover-open");

describe("terms", { concurrency: 3 }, () => {
  for (const [how, options] of [["with", {}], ["without", { javaScriptEnabled: false }]]) {
    it(`a tap opens the meaning ${how} JavaScript, a tap beside it closes it`, async () => {
      const { page, problems, done } = await open(`ko/${LESSON}`, { width: 390, hasTouch: true, isMobile: true, ...options });
      const term = page.locator("button.term[popovertarget='t-task']");
      await term.scrollIntoViewIfNeeded();
      await term.tap();
      assert.match(await shown(page).innerText(), /태스크\s+task[\s\S]*컨테이너 묶음/);
      const box = await shown(page).boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= 390, "it stands on the screen");
      await page.locator("h1").tap({ force: true });
      assert.equal(await shown(page).count(), 0);
      assert.deepEqual(problems, []);
      await done();
    });
  }

  it("the keyboard opens it, goes on into it, and Escape comes back", async () => {
    const { page, problems, done } = await open(`en/${LESSON}`, { width: 768 });
    const term = page.locator("main button.term").first();
    await term.focus();
    await page.keyboard.press("Enter");
    assert.equal(await shown(page).count(), 1);
    await page.keyboard.press("Tab");
    assert.ok(await shown(page).locator("a").evaluate((link) => link === document.activeElement), "Tab goes into the box");
    await page.keyboard.press("Escape");
    assert.equal(await shown(page).count(), 0);
    assert.ok(await term.evaluate((button) => button === document.activeElement), "the focus is back");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/en/glossary/#*");
    const target = await page.evaluate(() => document.querySelector(":target")?.className);
    assert.equal(target, "entry");
    assert.deepEqual(problems, []);
    await done();
  });

  it("each term is explained once in a lesson, and has its entry", async () => {
    for (const lang of ["ko", "en"]) {
      const { page, done } = await open(`${lang}/${LESSON}`);
      const linked = await page.locator("button.term").evaluateAll((all) => all.map((one) => one.getAttribute("popovertarget")));
      const links = await page.locator(".term-card a").evaluateAll((all) => all.map((one) => new URL(one.href).hash.slice(1)));
      assert.ok(linked.length > 15, `${linked.length} terms`);
      assert.equal(new Set(linked).size, linked.length);
      assert.deepEqual(linked, links.map((id) => `t-${id}`));
      await page.goto(new URL("../../glossary/", page.url()).href);
      const entries = await page.locator(".entry").evaluateAll((all) => all.map((one) => one.id));
      assert.deepEqual(links.filter((id) => !entries.includes(id)), []);
      await done();
    }
  });

  it("axe finds nothing in an open box, in both themes", async () => {
    for (const theme of ["light", "dark"]) {
      const { page, done } = await open(`ko/${LESSON}`, { theme, width: 320 });
      await page.locator("button.term").first().click();
      const { violations } = await new AxeBuilder({ page }).include(".term-card:popover-open").analyze();
      assert.deepEqual(violations.map((v) => v.id), []);
      await done();
    }
  });

  it("on paper a term is plain text", async () => {
    const { page, done } = await open(`ko/${LESSON}`);
    await page.emulateMedia({ media: "print" });
    const term = page.locator("button.term").first();
    assert.ok(await term.isVisible());
    assert.equal(await term.evaluate((one) => getComputedStyle(one).textDecorationLine), "none");
    await done();
  });
});

describe("the glossary", () => {
  it("is in the order of the language, and the index leads to each letter", async () => {
    for (const lang of ["ko", "en"]) {
      const { page, done } = await open(`${lang}/glossary/`, { width: 320 });
      const words = await page.locator(".entry dt").evaluateAll((all) => all.map((one) => one.firstChild.textContent.trim()));
      const latinLast = (word) => (lang === "ko" && /^[A-Z]/i.test(word) ? 1 : 0);
      const sorted = [...words].sort((a, b) => latinLast(a) - latinLast(b) || a.localeCompare(b, lang));
      assert.deepEqual(words, sorted);
      for (const link of await page.locator(".letters a").all()) {
        await link.click();
        const [name, letter] = [await link.innerText(), await page.locator(":target h2").innerText()];
        assert.equal(letter, name);
      }
      await done();
    }
  });
});

describe("the menu", { concurrency: 3 }, () => {
  for (const [width, opens] of [[320, true], [1440, false]]) {
    it(`leads on at ${width} px by keyboard and marks where one is`, async () => {
      const { page, done } = await open("ko/glossary/", { width });
      const menu = page.locator("#menu");
      assert.equal(await menu.isVisible(), !opens);
      if (opens) {
        await page.locator(".menu-open").focus();
        await page.keyboard.press("Enter");
        assert.ok(await menu.isVisible());
      }
      assert.match(await menu.locator("[aria-current=page]").innerText(), /용어집/);
      await menu.locator("a").first().focus();
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.pathname === "/ko/");
      await done();
    });
  }
});
