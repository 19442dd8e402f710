// The editor of configurations as the build made it, on a page of its own with the site's style sheet and policy: what
// the learner types, composes, is told, and how they get in and out.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { THEMES, alive, open, pages, site } from "./site.mjs";

const made = (stem, ending) => readdirSync("dist").find((name) => name.startsWith(`${stem}.`) && name.endsWith(`.${ending}`));
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(readFileSync("dist/404.html", "utf8"))[0];
const TEXT = "server {\n    listen 80;\n    # 게시판 😀\n    location / {\n        proxy_pas http://board;\n    }\n}\n";
const AT = TEXT.indexOf("proxy_pas");
const FOUND = [
  [AT, AT + 9, "error", "nginx: [emerg] unknown directive \"proxy_pas\" in /etc/nginx/conf.d/default.conf:5", "그런 지시어는 없어요.", "proxy_pass로 고치기", AT, AT + 9, "proxy_pass"],
  [0, 6, "warning", "nginx: [warn] conflicting server name", "이름이 겹쳐요."],
];

const PAGE = `<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${POLICY}<title>편집기</title><link rel="stylesheet" href="${made("site", "css")}"><link rel="stylesheet" href="${made("desk", "css")}"><script type="module" src="given.js"></script></head>
<body class="lesson"><main><h1>편집기</h1><section class="ask"><h2>설정</h2><p><button class="btn" type="button" id="before">앞</button></p>
<div class="editor" translate="no"><p class="editor-name">default.conf</p><div id="place"></div></div>
<p><button class="btn" type="button" id="after">뒤</button></p></section></main></body></html>`;
const GIVEN = `import { open } from "./${made("editor", "js")}";
window.told = [];
const begun = (text, at) => /[\\w$]*$/.exec(text.slice(0, at))[0];
const NAMES = ["proxy_pass", "proxy_set_header"];
window.editor = open(document.getElementById("place"), ${JSON.stringify(TEXT)},
  ["default.conf", "Tab 키를 누르면 나가요.", "쓸 수 있는 말"],
  (text) => told.push(text),
  (text, at) => [at - begun(text, at).length, NAMES.filter((name) => name.startsWith(begun(text, at))).map((name) => [name, "location", name])],
  (text, at) => [13, 19, "listen", "이 서버가 듣는 포트예요."]);
window.lived = true;`;

// The editor on its page, with the two problems marked.
const opened = async (options = {}) => {
  const { page, problems, done } = await open("404.html", options);
  await page.route("**/given.html", (route) => route.fulfill({ contentType: "text/html", body: PAGE }));
  await page.route("**/given.js", (route) => route.fulfill({ contentType: "text/javascript", body: GIVEN }));
  await page.goto(new URL("given.html", site.url).href);
  await page.locator(".cm-content").waitFor();
  await page.evaluate((found) => { window.editor.mark(found, ""); }, FOUND);
  return { page, problems, done, told: () => page.evaluate(() => window.told) };
};

const content = (page) => page.locator(".cm-content");
const line = (page, number) => page.locator(".cm-line").nth(number - 1);
const shown = (page) => page.locator(".cm-line").allInnerTexts().then((lines) => lines.map((words) => words.replace(/\n$/, "")).join("\n"));

// To the end of a line.
const go = async (page, number) => {
  await line(page, number).click();
  await page.keyboard.press("End");
};

const clean = async (page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((node) => `${node.target} ${node.failureSummary}`).join("; ")}`), []);
};

describe("the editor of configurations", { concurrency: 3 }, () => {
  it("tells what is typed, takes it back, and indents", async () => {
    const { page, problems, done, told } = await opened();
    await go(page, 2);
    await page.keyboard.press("Enter");
    await page.keyboard.type("root /x;");
    assert.equal((await told()).at(-1), TEXT.replace("80;\n", "80;\n    root /x;\n"));
    const steps = (await told()).length;
    await page.keyboard.press("ControlOrMeta+z");
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await shown(page), TEXT);
    assert.ok((await told()).length > steps, "what is taken back is told too");
    assert.deepEqual(problems, []);
    await done();
  });

  // As Chromium's input method does it (CDP).
  it("tells a composed letter once it is whole, and draws nothing into it", async () => {
    const { page, problems, done, told } = await opened();
    const cdp = await page.context().newCDPSession(page);
    const compose = async (text) => {
      await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", windowsVirtualKeyCode: 229 });
      await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    };
    await go(page, 3);
    for (const [parts, whole] of [[["ㅎ", "하", "한"], "한"], [["ㄱ", "그", "글"], "글"]]) {
      const before = (await told()).length;
      for (const part of parts) {
        await compose(part);
        await page.evaluate((found) => { window.editor.mark(found, ""); window.editor.light([2]); }, FOUND);
      }
      assert.equal((await told()).length, before, "not in between");
      await cdp.send("Input.insertText", { text: whole });
      await page.waitForTimeout(100);
    }
    assert.equal(await line(page, 3).innerText(), "    # 게시판 😀한글");
    assert.equal((await told()).at(-1), TEXT.replace("😀", "😀한글"));
    assert.equal(await page.locator(".cm-line.lit").count(), 1, "what waited is drawn afterwards");
    await page.keyboard.press("Enter");
    assert.equal((await told()).at(-1), TEXT.replace("😀", "😀한글\n    "));
    assert.deepEqual(problems, []);
    await done();
  });

  it("is entered and left by Tab, and announces what has changed", async () => {
    const { page, problems, done } = await opened();
    const focused = () => page.evaluate(() => (document.activeElement.shadowRoot?.activeElement ?? document.activeElement).className || document.activeElement.id);
    await page.locator("#before").focus();
    await page.keyboard.press("Tab");
    assert.match(await focused(), /cm-content/);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "after", "no trap");
    await page.keyboard.press("Shift+Tab");
    assert.match(await focused(), /cm-content/);
    await page.keyboard.press("Shift+Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "before");
    assert.equal(await content(page).getAttribute("aria-label"), "default.conf");
    assert.equal(await page.locator("#help").innerText(), "Tab 키를 누르면 나가요.");
    const said = await page.evaluate((found) => new Promise((resolve) => {
      const region = document.querySelector("#place").shadowRoot.querySelector("[aria-live=polite]");
      new MutationObserver(() => region.textContent.trim() && resolve(region.textContent)).observe(region, { childList: true, subtree: true });
      window.editor.mark(found, "첫 말");
      window.editor.mark(found, "5번째 줄에 문제가 있어요.");
    }), FOUND);
    assert.equal(said, "5번째 줄에 문제가 있어요.", "only the last");
    assert.deepEqual(problems, []);
    await done();
  });

  it("mends by a button, from the keyboard's way to the next problem too", async () => {
    const { page, problems, done, told } = await opened();
    await page.locator(".cm-lintRange-error").hover();
    const fix = page.locator(".cm-diagnosticAction");
    await fix.waitFor();
    assert.match(await page.locator(".cm-diagnostic code").innerText(), /^nginx: \[emerg\] unknown directive/);
    const box = await fix.boundingBox();
    assert.ok(box.height >= 44, `the button is ${box.height} px high`);
    await fix.click();
    assert.equal((await told()).at(-1), TEXT.replace("proxy_pas ", "proxy_pass "));
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal((await told()).at(-1), TEXT);
    await go(page, 1);
    await page.keyboard.press("F8");
    assert.equal(await page.evaluate(() => String(document.querySelector("#place").shadowRoot.getSelection?.() ?? getSelection())), "proxy_pas");
    assert.deepEqual(problems, []);
    await done();
  });

  it("offers what fits, and says what a word is", async () => {
    const { page, problems, done, told } = await opened();
    await go(page, 2);
    await page.keyboard.press("Enter");
    await page.keyboard.type("proxy_set");
    const option = page.locator(".cm-tooltip-autocomplete [role=option]");
    await option.waitFor();
    assert.equal(await content(page).getAttribute("aria-activedescendant"), await option.getAttribute("id"));
    await clean(page);
    await page.waitForTimeout(100);
    await page.keyboard.press("Enter");
    assert.match((await told()).at(-1), /\n {4}proxy_set_header\n/);
    await page.locator(".cm-line").nth(1).getByText("listen").hover();
    await page.locator(".told p", { hasText: "이 서버가 듣는 포트예요." }).waitFor();
    assert.deepEqual(problems, []);
    await done();
  });

  it("shows another text as one step, and can be held fast", async () => {
    const { page, done, told } = await opened();
    await page.evaluate((text) => { window.editor.show(text.replace("80", "81")); }, TEXT);
    assert.equal(await shown(page), TEXT.replace("80", "81"));
    assert.deepEqual(await told(), [], "what came from outside is not told");
    await page.evaluate(() => { window.editor.fix(true); });
    assert.equal(await content(page).getAttribute("contenteditable"), "false");
    await page.evaluate(() => { window.editor.fix(false); });
    await go(page, 1);
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await shown(page), TEXT);
    await done();
  });

  for (const theme of THEMES) {
    it(`fits a narrow phone, and axe finds nothing, ${theme}`, async () => {
      const { page, problems, done } = await opened({ width: 320, theme, hasTouch: true });
      await page.evaluate(() => { window.editor.light([2, 4]); });
      const widths = await page.evaluate(() => [document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]);
      assert.ok(widths[0] <= widths[1], `${widths}`);
      const size = await content(page).evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
      assert.ok(size >= 16, "phones do not zoom into it");
      await clean(page);
      await line(page, 2).tap();
      await page.keyboard.type("x");
      assert.match(await shown(page), /x/);
      const marks = page.locator(".cm-lint-marker");
      const sign = (at) => marks.nth(at).evaluate((mark) => getComputedStyle(mark, "::before").content);
      assert.deepEqual([await sign(0), await sign(1)], ["\"▲\"", "\"✕\""], "shapes, not only colours");
      assert.deepEqual(problems, []);
      await done();
    });
  }
});

const written = (path) => readFileSync(`dist/${path}index.html`, "utf8");
const desks = pages.filter((path) => written(path).includes(" data-editor="));

// The first configuration's field on a page whose bundle comes when, and if, `comes` says.
const waiting = async (path, comes, options = {}) => {
  const { page, problems, done } = await open("404.html", options);
  const asked = new Promise((resolve) => {
    page.route("**/editor.*.js", async (route) => {
      resolve();
      if (await comes) await route.continue();
      else await route.abort();
    });
  });
  await page.goto(new URL(path, site.url).href);
  await alive(page);
  const card = page.locator(".ask:has(.editor)").first();
  const field = card.locator(".editor-field");
  assert.ok(await field.isEnabled());
  await field.scrollIntoViewIfNeeded();
  await asked;
  return { page, problems, done, card, field };
};

describe("a configuration on its page", { concurrency: 2 }, () => {
  it("is there, and only its page loads the program with nginx in it", () => {
    assert.ok(desks.length > 0 && desks.length < pages.length);
    for (const path of pages) {
      const kind = desks.includes(path) ? "desk" : "stage";
      assert.ok(written(path).includes(`/${kind}-${path.slice(0, 2)}.`), `${path} loads ${kind}`);
    }
  });

  it("is written in a plain field where the editor cannot come, in Korean too", async () => {
    const { page, problems, done, card, field } = await waiting(desks[0], Promise.resolve(false), { width: 320, hasTouch: true });
    await field.click();
    await page.keyboard.press("ControlOrMeta+Home");
    const cdp = await page.context().newCDPSession(page);
    await page.keyboard.type("# ");
    for (const [parts, whole] of [[["ㅎ", "하", "한"], "한"], [["ㄱ", "그", "글"], "글"]]) {
      for (const text of parts) {
        await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", windowsVirtualKeyCode: 229 });
        await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
        await page.waitForTimeout(30);
      }
      await cdp.send("Input.insertText", { text: whole });
    }
    await page.keyboard.press("Enter");
    await page.keyboard.type("nonsense;");
    await page.keyboard.press("Enter");
    assert.match(await field.inputValue(), /^# 한글\nnonsense;\n/);
    await card.getByText("unknown directive \"nonsense\"").first().waitFor();
    assert.equal(await card.locator(".cm-content").count(), 0);
    assert.deepEqual(problems.filter((problem) => !/editor\..*\.js|net::ERR_FAILED/.test(problem)), [], "nothing else is wrong");
    await clean(page);
    await done();
  });

  it("keeps what was written before the editor came, and waits for who is writing", async () => {
    let come;
    const { page, problems, done, card, field } = await waiting(desks[0], new Promise((resolve) => { come = resolve; }));
    await field.click();
    await page.keyboard.press("ControlOrMeta+Home");
    await page.keyboard.type("# mi");
    const came = page.waitForResponse("**/editor.*.js");
    come(true);
    await came;
    await page.waitForTimeout(300);
    await page.keyboard.type("ne");
    assert.match(await field.inputValue(), /^# mine/);
    await page.keyboard.press("Tab");
    const first = card.locator(".cm-line").first();
    await first.waitFor();
    assert.match(await first.innerText(), /^# mine/);
    assert.ok(await field.isHidden());
    assert.ok(await page.evaluate(() => document.activeElement !== document.body), "the focus is where Tab went");
    assert.deepEqual(problems, []);
    await done();
  });
});
