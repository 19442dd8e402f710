// Lesson 4 as a learner goes through it: predictions, questions, the lab by mouse, keyboard and
// touch; what is kept after a reload, in the other language, in another tab, after a crash.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { finger, keys, mouse } from "./hands.mjs";
import { alive, open, site } from "./site.mjs";

const LESSON = "ko/lessons/04-ecs/";
const LAB = "#stage-three";

const card = (page, id) => page.locator(`.ask[aria-labelledby="${id}"]`);
const goals = (page) => card(page, "survive").locator(".goal").evaluateAll((all) => all.map((goal) => goal.dataset.state));
const number = async (page, stage, at) => Number(await page.locator(`${stage} .number-value`).nth(at).innerText());
const ROUTABLE = 2;

// Looks every frame until `is` says yes. (Playwright's waitForFunction is barred by our CSP.)
const until = async (what, is, limit = 30_000) => {
  const end = Date.now() + limit;
  while (!(await is())) {
    assert.ok(Date.now() < end, `never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const solve = async (page, hand) => {
  const stage = page.locator(LAB);
  await hand.choose(stage.locator("#stage-three-speed"), "60");
  await hand.press(stage.locator("[data-action='scale-out']"));
  await hand.press(stage.locator("[data-action='scale-out']"));
  await until("three that take visitors", async () => (await number(page, LAB, ROUTABLE)) === 3);
  await hand.choose(stage.locator("#stage-three-computer"), "2");
  await hand.press(stage.locator("[data-action='terminate-computer']"));
  await until("every goal met", async () => (await goals(page)).every((state) => state === "met"));
  await card(page, "survive").locator(".said.ok").waitFor();
};

const standing = (page, id) => card(page, id).locator(".ask-kind .tag").innerText();

describe("lesson 4", { concurrency: 3 }, () => {
  for (const [name, hand, options] of [
    ["mouse", mouse, {}],
    ["keyboard", keys, { width: 768 }],
    ["touch", finger, { width: 390, hasTouch: true, isMobile: true }],
  ]) {
    it(`the lab is solved by ${name}`, async () => {
      const { page, problems, done } = await open(LESSON, options);
      assert.deepEqual(await goals(page), ["pending", "pending", "pending"]);
      await solve(page, hand(page));
      assert.equal(await standing(page, "survive"), "✓ 풀었어요");
      assert.deepEqual(problems, []);
      await done();
    });

    it(`predictions and questions are answered by ${name}`, async () => {
      const { page, problems, done } = await open(LESSON, options);
      const act = hand(page);
      for (const [id, right] of [["predict-terminated", 1], ["predict-power-lost", 2]]) {
        const asked = card(page, id);
        const [go] = [asked.locator(".acts button").first()];
        await act.press(go);
        assert.match(await asked.locator("[role=status]").innerText(), /하나를 고르면/);
        await act.pick(asked.locator(`input[value="${right}"]`));
        await act.press(go);
        assert.ok(await asked.locator("input").first().isDisabled(), "the guess is locked");
        await act.press(go);
        await asked.locator(".beside").waitFor();
        assert.match(await asked.locator("[role=status]").innerText(), /예상한 대로예요/);
        assert.equal(await asked.locator(".judged").count(), 4);
        assert.equal(await asked.locator(".judged[data-holds=yes][data-mine=yes]").count(), 1);
        assert.equal(await standing(page, id), "✓ 예상이 맞았어요");
      }
      for (const [id, wrong, right] of [["which-layer", 0, 1], ["why-stays-dead", 1, 2]]) {
        const asked = card(page, id);
        const go = asked.locator(".acts button").first();
        await act.pick(asked.locator(`input[value="${wrong}"]`));
        await act.press(go);
        assert.equal(await asked.locator(".option-why").count(), 1, "a wrong option explains itself");
        await act.pick(asked.locator(`input[value="${right}"]`));
        await act.press(go);
        assert.equal(await asked.locator(".judged").count(), 4, "the right one explains all");
        assert.equal(await standing(page, id), "✓ 풀었어요");
      }
      assert.match(await page.locator(".bars-sum").innerText(), /\d+개 중 4개/);
      assert.deepEqual(problems, []);
      await done();
    });
  }

  it("“I don't know” counts as tried, and the run can be watched again", async () => {
    const { page, done } = await open(LESSON);
    const asked = card(page, "predict-terminated");
    await asked.locator(".acts button").nth(1).click();
    const go = asked.locator(".acts button").first();
    await go.click();
    await asked.locator(".beside").waitFor();
    assert.equal(await standing(page, "predict-terminated"), "해 봤어요", "who does not know has predicted nothing");
    await go.click();
    assert.match(await asked.locator("[role=status]").innerText(), /실행하고 있어요/);
    await go.click();
    await asked.locator(".beside").waitFor();
    await done();
  });

  it("the wrong way is named, and a fresh start can still be solved", async () => {
    const { page, done } = await open(LESSON);
    const stage = page.locator(LAB);
    await stage.locator("#stage-three-computer").selectOption("1");
    await stage.locator("[data-action='terminate-computer']").click();
    const said = card(page, "survive").locator(".said.wait");
    await said.waitFor();
    assert.match(await said.innerText(), /세 개가 되기 전에/);
    await stage.locator(".controls button").first().click();
    await until("a fresh start", async () => (await goals(page)).every((state) => state === "pending"));
    await solve(page, mouse(page));
    await done();
  });

  it("hints come one at a time; the shown solution counts as seen, not as solved", async () => {
    const { page, done } = await open(LESSON);
    const lab = card(page, "survive");
    const hint = lab.locator(".acts button").first();
    for (const count of [1, 2, 3, 4, 4]) {
      await hint.click({ force: true });
      assert.equal(await lab.locator(".hints li").count(), count);
    }
    await lab.locator("summary").click();
    await lab.locator("details button").click();
    await page.locator(`${LAB} #stage-three-speed`).selectOption("300");
    await until("the solution's end", async () => /풀이를 봤어요/.test(await lab.locator("[role=status]").innerText()));
    assert.ok((await goals(page)).every((state) => state === "met"));
    assert.equal(await standing(page, "survive"), "풀이를 봤어요");
    await page.reload();
    await alive(page);
    assert.equal(await standing(page, "survive"), "풀이를 봤어요", "a reload does not make it solved");
    await done();
  });

  it("a reload and the other language come back to the same moment; home shows the progress", async () => {
    const { page, problems, done } = await open(LESSON);
    await solve(page, mouse(page));
    const pause = page.locator(`${LAB} .controls .main`);
    if ((await pause.getAttribute("aria-label")).includes("멈")) await pause.click();
    const clock = () => page.locator(`${LAB} .stage-clock`).innerText().then((text) => text.match(/\d+:\d+/)[0]);
    const before = await clock();
    for (const go of [() => page.reload(), () => page.click("#twin").then(() => page.waitForURL("**/en/lessons/**"))]) {
      await go();
      await alive(page);
      assert.equal(await clock(), before);
      assert.deepEqual(await goals(page), ["met", "met", "met"]);
    }
    await page.goto(new URL("ko/", site.url).href);
    await alive(page);
    assert.match(await page.locator(".stop-reach[data-stretch=under-way]").innerText(), /배우는 중[\s\S]*\d+개 중 1개[\s\S]*푼 것 1개/);
    const resume = page.locator(".hero a.main");
    assert.match(await resume.innerText(), /이어서/);
    assert.match(await resume.getAttribute("href"), /^lessons\/04-ecs\/#/);
    assert.deepEqual(problems, []);
    await done();
  });

  it("two tabs lose nothing of each other", async () => {
    const { page, done } = await open(LESSON);
    const other = await page.context().newPage();
    await other.goto(new URL(LESSON, site.url).href);
    await alive(other);
    const answer = async (tab, id, right) => {
      await card(tab, id).locator(`input[value="${right}"]`).check();
      await card(tab, id).locator(".acts .btn.main").click();
    };
    await answer(page, "which-layer", 1);
    await until("the other tab hears of it", async () => /\d+개 중 1개/.test(await other.locator(".bars-sum").innerText()));
    await answer(other, "why-stays-dead", 2);
    await until("and this one too", async () => /\d+개 중 2개/.test(await page.locator(".bars-sum").innerText()));
    await done();
  });

  it("what cannot be read is put aside with a word, and the page goes on", async () => {
    const { page, done } = await open(LESSON, { stored: { "baton.progress.1": "broken" } });
    assert.match(await page.locator(".notice").innerText(), /읽을 수 없어서/);
    assert.equal(await page.evaluate(() => localStorage.getItem("baton.progress.1.unreadable")), "broken");
    await card(page, "which-layer").locator("input[value='1']").check();
    await card(page, "which-layer").locator(".acts button").first().click();
    assert.equal(await standing(page, "which-layer"), "✓ 풀었어요");
    await done();
  });

  for (const [how, crashed, desired] of [["a crash", true, 2], ["a sudden end without one", false, 3]]) {
    it(`after ${how} the stage is back at the right side of the last command`, async () => {
      const { page, done } = await open(LESSON);
      const more = page.locator(`${LAB} [data-action='scale-out']`);
      await more.click();
      // The program ends right after it has written the next command down.
      await page.evaluate((crashed) => {
        const write = Storage.prototype.setItem;
        let ended = false;
        Storage.prototype.setItem = function (key, text) {
          if (!ended) write.call(this, key, text);
          ended ||= key === "baton.stage.04-ecs.three";
        };
        if (crashed) write.call(sessionStorage, "baton.trap", "1");
      }, crashed);
      await more.click();
      await page.reload();
      await alive(page);
      assert.equal(await number(page, LAB, 0), desired);
      assert.equal(await page.evaluate(() => sessionStorage.getItem("baton.trap")), null);
      await done();
    });
  }

  it("a mistake of ours saves a report and goes on from the moment before", async () => {
    const { page, done } = await open(LESSON);
    const start = await number(page, LAB, 0);
    await page.locator(`${LAB} [data-action='scale-out']`).click();
    await page.locator(`${LAB} .btn.main`).first().click();
    const desired = await number(page, LAB, 0);
    // What a tab keeps ends in the moment, three empty fields, and what it was about to do: nothing. Here it is
    // about to do the one command that stops the program; no action stands for it.
    await page.evaluate(() => {
      const key = "baton.stage.04-ecs.three";
      const text = sessionStorage.getItem(key);
      const bytes = [];
      for (let at = 0; at < text.length; at += 1) {
        if (text[at] !== "\\") bytes.push(...new TextEncoder().encode(text[at]));
        else if (/[@-_]/.test(text[at + 1])) bytes.push(text.charCodeAt(at += 1) - 64);
        else bytes.push(parseInt(text.slice(at + 1, (at += 2) + 1), 16));
      }
      const before = (end) => {
        let start = end - 1;
        while (bytes[start - 1] >= 128) start -= 1;
        return start;
      };
      const end = bytes.length - 3;
      const moment = bytes.slice(before(before(end)), end);
      const doomed = [...bytes.slice(0, -1), 1, ...moment, 0];
      sessionStorage.setItem(key, doomed.map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join(""));
      Storage.prototype.setItem = () => {};
      Storage.prototype.removeItem = () => {};
    });
    await page.reload();
    const notice = page.locator("#trap");
    await notice.waitFor({ state: "visible" });
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator("#report").click()]);
    assert.equal(file.suggestedFilename(), "baton-report.toml");
    const report = readFileSync(await file.path(), "utf8");
    assert.match(report, /^"program" = ".*\.wasm"\n"page" = ".*04-ecs\/"\n"error" = ".*"\n\[stages\]\n"baton\.stage\.04-ecs\.three" = /);
    await Promise.all([page.waitForNavigation(), notice.locator("button").first().click()]);
    await alive(page);
    assert.equal(desired, start + 1);
    assert.equal(await number(page, LAB, 0), desired);
    await done();
  });

  it("the page prints its summary alone on request", async () => {
    const { page, done } = await open(LESSON, { width: 768 });
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => document.documentElement.setAttribute("data-print", "summary"));
    const shown = await page.evaluate(() => [...document.querySelectorAll(".scene")].filter((scene) => scene.checkVisibility()).map((scene) => scene.dataset.section));
    assert.deepEqual(shown, ["summary"]);
    await done();
  });
});
