// Progress out of the browser, gone, and back in: Korean by mouse with a file, English by keyboard
// with a text.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { alive, open, site } from "./site.mjs";

const part = (page, id) => page.locator(`[data-island=transfer][data-id=${id}]`);

// A learner who has read lesson 4's question rightly, at the progress page.
const learned = async (lang, options) => {
  const opened = await open(`${lang}/lessons/04-ecs/`, options);
  const { page } = opened;
  await page.locator(".ask[aria-labelledby=which-layer] input[value='1']").check();
  await page.locator(".ask[aria-labelledby=which-layer] .acts button").first().click();
  await page.goto(new URL(`${lang}/progress/`, site.url).href);
  await alive(page);
  return opened;
};

const done1 = (page) => page.locator(".page-head .stop-reach").innerText();

describe("progress", { concurrency: 3 }, () => {
  it("is exported as a file, erased and imported again, by mouse", async () => {
    const { page, problems, done } = await learned("ko");
    assert.match(await done1(page), /중 1개를 마쳤어요/);
    const [file] = await Promise.all([page.waitForEvent("download"), part(page, "export").locator("a").click()]);
    assert.equal(file.suggestedFilename(), "baton-진도.txt");
    const path = await file.path();
    const text = await readFile(path, "utf8");
    assert.equal(text, await part(page, "export").locator("textarea").inputValue());

    const erase = part(page, "erase");
    await erase.locator("button").click();
    assert.match(await erase.innerText(), /되돌릴 수 없어요/);
    await erase.locator(".danger").click();
    assert.match(await erase.innerText(), /모두 지웠어요/);
    assert.equal(await done1(page), "시작 전");
    await page.reload();
    await alive(page);
    assert.equal(await done1(page), "시작 전");

    const bring = part(page, "import");
    await bring.locator("input[type=file]").setInputFiles({ name: "cut.txt", mimeType: "text/plain", buffer: Buffer.from(text.slice(0, -3)) });
    await bring.locator(".said.wait").waitFor();
    assert.equal(await done1(page), "시작 전", "a file that was cut off changes nothing");
    await bring.locator("input[type=file]").setInputFiles(path);
    await bring.locator(".btn.main").click();
    assert.match(await bring.innerText(), /합쳤어요/);
    assert.match(await done1(page), /중 1개를 마쳤어요/);
    assert.deepEqual(problems, []);
    await done();
  });

  it("is copied, erased and pasted again, by keyboard", async () => {
    const { page, problems, done } = await learned("en", { width: 768 });
    const press = async (button, key = "Enter") => {
      await button.focus();
      await page.keyboard.press(key);
    };
    await part(page, "export").locator("textarea").focus();
    const text = await page.evaluate(() => getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd));
    assert.match(text, /^BATON1\./, "all of it is selected at once");
    const erase = part(page, "erase");
    await press(erase.locator("button"));
    await press(erase.locator("button").last());
    assert.match(await done1(page), /1 of/, "leaving it keeps everything");
    await press(erase.locator("button"));
    await press(erase.locator(".danger"));
    assert.equal(await done1(page), "not started");
    const bring = part(page, "import");
    for (const [wrong, why] of [["", /nothing in it/], ["hello", /no progress exported/], ["BATON2.AQA.1", /newer version/], [text.slice(0, -1), /missing or was changed/]]) {
      await bring.locator("textarea").fill(wrong);
      await press(bring.locator("button").first());
      assert.match(await bring.innerText(), why);
    }
    await bring.locator("textarea").fill(`\n${text.slice(0, 30)}\n ${text.slice(30)}\n`);
    await press(bring.locator("button").first());
    await press(bring.locator(".btn.main"));
    assert.match(await done1(page), /1 of/);
    assert.deepEqual(problems, []);
    await done();
  });

  it("erased in one tab is erased in the other, which does not bring it back", async () => {
    const { page, done } = await learned("ko");
    const other = await page.context().newPage();
    await other.goto(new URL("ko/lessons/04-ecs/", site.url).href);
    await alive(other);
    const tag = other.locator(".ask[aria-labelledby=which-layer] .ask-kind .tag");
    assert.equal(await tag.count(), 1);
    await part(page, "erase").locator("button").click();
    await part(page, "erase").locator(".danger").click();
    for (let wait = 0; (await tag.count()) > 0 && wait < 100; wait += 1) await new Promise((next) => setTimeout(next, 50));
    assert.equal(await tag.count(), 0);
    await other.locator(".ask[aria-labelledby=why-stays-dead] input[value='2']").check();
    await other.locator(".ask[aria-labelledby=why-stays-dead] .acts button").first().click();
    await page.reload();
    await alive(page);
    assert.match(await done1(page), /중 1개를 마쳤어요/, "only what was done since");
    await done();
  });

  it("axe finds nothing in an offer and in the warning, in both themes", async () => {
    for (const theme of ["light", "dark"]) {
      const { page, done } = await learned("ko", { theme, width: 320 });
      const text = await part(page, "export").locator("textarea").inputValue();
      await part(page, "import").locator("textarea").fill(text);
      await part(page, "import").locator("button").first().click();
      await part(page, "import").locator(".said").waitFor();
      await part(page, "erase").locator("button").click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(violations.map((v) => v.id), []);
      await done();
    }
  });
});
