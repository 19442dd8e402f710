// Lesson 5 before living visitors: the health check's numbers, a program that hangs, and what is read of it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keys } from "./hands.mjs";
import { open } from "./site.mjs";

const LESSON = "ko/lessons/05-load-balancer/";
const STAGE = "#stage-hang";

const until = async (what, is, limit = 60_000) => {
  const end = Date.now() + limit;
  while (!(await is())) {
    assert.ok(Date.now() < end, `never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describe("lesson 5", () => {
  it("the failure budget is kept by keyboard", async () => {
    const { page, problems, done } = await open(LESSON, { width: 768 });
    const hand = keys(page);
    const stage = page.locator(STAGE);
    const card = page.locator('.ask[aria-labelledby="failure-budget"]');
    const turn = async (word, times) => {
      for (let time = 0; time < times; time += 1) await hand.press(stage.locator(`[data-action='${word}']`));
    };
    const facts = () => stage.locator(".facts").innerText();

    // A check has to be over before the next begins: the dial says so, and stays.
    await turn("interval-down", 3);
    assert.match(await stage.locator(".stage-answer").innerText(), /간격보다 짧아야/);
    await turn("timeout-down", 2);
    await turn("interval-down", 1);
    await turn("failures-up", 3);
    const dials = await stage.locator(".actions-row[role=group]").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    assert.deepEqual(dials.map((name) => name.split(" · ")[1]), ["5초마다 검사", "2초 안에 대답", "5번 실패하면 비정상"]);

    await hand.choose(stage.locator(`${STAGE}-speed`), "60");
    await hand.press(stage.locator("[data-action='hang-container']"));
    await until("an unhealthy target", async () => /비정상 \(unhealthy\)/.test(await facts()));
    assert.equal(await stage.locator(".task-mark[data-tone=bad]").count(), 1, "its mark is another one");
    await until("every goal met", () => card.locator(".goal").evaluateAll((all) => all.every((goal) => goal.dataset.state === "met")));
    await card.locator(".said.ok").waitFor();
    assert.equal(await card.locator(".ask-kind .tag").innerText(), "✓ 풀었어요");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.deepEqual(problems, []);
    await done();
  });
});
