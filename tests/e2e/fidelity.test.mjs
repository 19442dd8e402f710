// From a stage's "why?" to what the rule says.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { open } from "./site.mjs";

describe("the rules", { concurrency: 2 }, () => {
  for (const lang of ["ko", "en"]) {
    it(`a rule in a chain of causes leads to its text (${lang})`, async () => {
      const { page, problems, done } = await open(`${lang}/lessons/04-ecs/`);
      const stage = page.locator("#stage-terminated");
      await stage.locator("select[id$='-computer']").selectOption("2");
      await stage.locator("[data-action='terminate-computer']").click();
      await stage.locator(".event .why").first().click();
      const rule = stage.locator(".chain a").first();
      const number = (await rule.innerText()).split(" · ")[0];
      await rule.click();
      await page.waitForURL(`**/${lang}/fidelity/#${number.toLowerCase()}`);
      assert.match(await page.locator(":target").innerText(), new RegExp(`^${number} `));
      assert.deepEqual(problems, []);
      await done();
    });
  }
});
