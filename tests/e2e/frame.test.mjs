// The frame around every page: boot.js, the header, the front door, 404, the notices.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { serve } from "./server.mjs";
import { alive, browser, open, pages, site } from "./site.mjs";

const paper = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

describe("the frame", { concurrency: 3 }, () => {
  it("the theme follows the device until the reader chooses, and the choice stays", async () => {
    const dark = await open("ko/", { theme: "dark" });
    const asked = await open("ko/", { theme: "light", stored: { "baton.theme": "dark" } });
    assert.equal(await paper(asked.page), await paper(dark.page));
    const { page, done } = await open("ko/", { theme: "dark" });
    const night = await paper(page);
    await page.click("#theme");
    assert.notEqual(await paper(page), night);
    await page.reload();
    assert.notEqual(await paper(page), night);
    await page.click("#theme");
    await page.click("#theme");
    assert.equal(await paper(page), night);
    await Promise.all([dark, asked, { done }].map((opened) => opened.done()));
  });

  it("works with storage switched off", async () => {
    const { page, problems, done } = await open("ko/");
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
    });
    await page.reload();
    await alive(page);
    await page.click("#theme");
    assert.deepEqual(problems, []);
    await done();
  });

  it("the front door leads to the reader's language, and to the one chosen last", async () => {
    for (const [locale, stored, folder] of [["ko-KR", {}, "ko/"], ["fr-FR", {}, "en/"], ["ko-KR", { "baton.lang": "en" }, "en/"]]) {
      const { page, done } = await open("", { locale, stored });
      await page.waitForURL(`${site.url}${folder}`);
      await done();
    }
    const plain = await open("", { javaScriptEnabled: false });
    assert.equal(await plain.page.locator("main a").count(), 2);
    await plain.done();
  });

  for (const path of pages.filter((path) => path.startsWith("ko/"))) {
    it(`${path} has a twin with the same headings, and the switch keeps the one being read`, async () => {
      const ids = (page) => page.evaluate(() => [...document.querySelectorAll("main :is(h1,h2,h3)[id]")].map((h) => h.id));
      const { page, done } = await open(path, { width: 768 });
      const korean = await ids(page);
      const reading = korean.at(-1);
      if (reading) await page.evaluate((id) => document.getElementById(id).scrollIntoView(), reading);
      const expected = await page.evaluate(() => [...document.querySelectorAll("main :is(h1,h2,h3)[id]")]
        .findLast((h) => h.getBoundingClientRect().top < innerHeight / 3)?.id ?? "");
      await page.click("#twin");
      await page.waitForURL((url) => url.pathname.startsWith("/en/"));
      assert.equal(page.url(), `${site.url}${path.replace("ko/", "en/")}${expected && `#${expected}`}`);
      assert.deepEqual(await ids(page), korean);
      assert.equal(await page.evaluate(() => localStorage.getItem("baton.lang")), "en");
      await done();
    });
  }

  it("a trap shows a notice, and its button reloads at the moment before", async () => {
    const { page, done } = await open("ko/");
    const notice = page.locator("#trap");
    assert.equal(await notice.isVisible(), false);
    await page.evaluate(() => {
      const trap = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
      const stop = new WebAssembly.Instance(new WebAssembly.Module(trap)).exports.f;
      setTimeout(stop);
    });
    await notice.waitFor({ state: "visible" });
    // The page's program takes the mark away once it has read it.
    await page.addInitScript(() => { window.mark = sessionStorage.getItem("baton.trap"); });
    await Promise.all([page.waitForNavigation(), notice.locator("button").first().click()]);
    assert.equal(await page.evaluate(() => window.mark), "1");
    assert.equal(await notice.isVisible(), false);
    await done();
  });

  it("where the moment before stops the program too, the way out is a new start", async () => {
    const context = await browser.newContext({ locale: "ko-KR" });
    await context.addInitScript(() => {
      if (sessionStorage.length) return;
      sessionStorage.setItem("baton.trap", "1");
      sessionStorage.setItem("baton.stage.04-ecs.three", "kept");
    });
    await context.route("**/*.wasm", (route) => route.abort());
    const page = await context.newPage();
    await page.goto(`${site.url}ko/lessons/04-ecs/`);
    await page.locator("#unloaded").waitFor({ state: "visible" });
    await page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
    const reload = page.locator("#trap button").first();
    assert.equal(await reload.textContent(), await reload.getAttribute("data-anew"));
    await Promise.all([page.waitForNavigation(), reload.click()]);
    assert.equal(await page.evaluate(() => sessionStorage.getItem("baton.stage.04-ecs.three")), null);
    await context.close();
  });

  it("a program that does not arrive leaves the page readable and says so", async () => {
    const context = await browser.newContext({ locale: "ko-KR" });
    await context.route("**/*.wasm", (route) => route.abort());
    const page = await context.newPage();
    await page.goto(`${site.url}ko/`);
    await page.locator("#unloaded").waitFor({ state: "visible" });
    assert.ok(await page.locator("main h1").isVisible());
    await context.close();
  });

  it("islands live on after a page translator has touched them", async () => {
    const context = await browser.newContext({ locale: "ko-KR" });
    const page = await context.newPage();
    await page.addInitScript(() => document.addEventListener("DOMContentLoaded", () => {
      for (const island of document.querySelectorAll("[data-island]")) {
        const walker = document.createTreeWalker(island, NodeFilter.SHOW_TEXT);
        const texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        for (const text of texts) {
          const font = document.createElement("font");
          text.replaceWith(font);
          font.append(text);
        }
      }
    }));
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(`${site.url}ko/`);
    await alive(page);
    assert.deepEqual(errors, []);
    assert.equal(await page.locator("[data-island] font").count(), 0);
    await context.close();
  });

  it("the same files live under a folder", async () => {
    const host = await serve("dist", "/some/folder/");
    const context = await browser.newContext({ locale: "ko-KR" });
    const page = await context.newPage();
    const missing = [];
    page.on("response", (response) => response.status() < 400 || missing.push(response.url()));
    await page.goto(host.url);
    await page.waitForURL(`${host.url}ko/`);
    await alive(page);
    await page.click("#twin");
    await page.waitForURL((url) => url.pathname === "/some/folder/en/");
    assert.deepEqual(missing, []);
    await context.close();
    host.close();
  });

  it("an address that does not exist shows 404.html with links that work", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const response = await page.goto(`${site.url}no/such/page`);
    assert.equal(response.status(), 404);
    await page.click("main a[href$='ko/']");
    await page.waitForURL(`${site.url}ko/`);
    await context.close();
  });
});
