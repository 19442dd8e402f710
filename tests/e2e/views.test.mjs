// The cluster of lesson 4 that the learner builds, in other words: Kubernetes’, and a franchise’s.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { finger, keys, mouse } from "./hands.mjs";
import { alive, open } from "./site.mjs";

const STAGE = "#stage-build";
const words = (page) => page.locator(`${STAGE} .stage`).innerText();
const drawn = (page) => page.locator(`${STAGE} .picture`).evaluate((picture) => picture.textContent);
const views = (page) => page.locator(`${STAGE} .stage-views button`);

describe("a stage in other words", { concurrency: 3 }, () => {
  for (const [name, hand, options] of [
    ["mouse", mouse, {}], ["keyboard", keys, {}], ["touch", finger, { width: 390, hasTouch: true }],
  ]) {
    it(`two services are created and renamed by ${name}, and stay so after a reload`, async () => {
      const { page, problems, done } = await open("ko/lessons/04-ecs/", options);
      const { press } = hand(page);
      const create = page.locator(`${STAGE} [data-action='create-service']`);
      await press(create.nth(0));
      await press(create.nth(1));
      assert.equal(await create.nth(1).getAttribute("aria-disabled"), "true", "it is there now");
      assert.equal(await create.count(), 2, "and its button stays, with the focus");
      await press(page.locator(`${STAGE} .controls button.main`));
      await press(page.locator(`${STAGE} .controls button`).nth(3));
      assert.match(await drawn(page), /태스크 1[\s\S]*게시판 서비스|게시판 서비스[\s\S]*태스크 1/);

      await press(views(page).nth(1));
      assert.equal(await views(page).nth(1).getAttribute("aria-pressed"), "true");
      for (const word of ["본사", "치킨 라인", "피자 라인", "강남점", "상가 1"]) {
        assert.ok((await drawn(page)).includes(word), word);
      }
      assert.doesNotMatch((await words(page)).replace(/\(service [\s\S]*?\)\./g, ""), /태스크|컴퓨터|회원/);

      await page.reload();
      await alive(page);
      assert.match(await drawn(page), /강남점/, "kept over the reload");
      await press(views(page).nth(0));
      assert.match(await drawn(page), /회원 디플로이먼트[\s\S]*파드 1/);
      await press(views(page).nth(0));
      assert.match(await drawn(page), /회원 서비스[\s\S]*태스크 1/);
      assert.deepEqual(problems, []);
      await done();
    });
  }
});
