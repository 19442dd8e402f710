// What holds on every page, in both languages and themes, at three widths.
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { THEMES, WIDTHS, open, pages } from "./site.mjs";

const AXE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PICTURES = process.env.SCREENSHOTS ?? "target/screenshots";
mkdirSync(PICTURES, { recursive: true });

// Boxes of what can be clicked, as [width, height, words]. A link inside a sentence is exempt
// (WCAG 2.5.8), and so is a term, which browsers lay out as a block; a box inside a label is as large
// as the label.
const targets = () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0'], [role='button']")]
  .filter((element) => element.checkVisibility() && !element.closest(".skip"))
  .filter((element) => !(getComputedStyle(element).display === "inline" && element.closest("p, li, td, dd")))
  .filter((element) => !element.matches(".term"))
  .map((element) => element.closest("label") ?? element)
  .map((element) => [element.getBoundingClientRect(), element])
  .map(([box, element]) => [box.width, box.height, `${element.tagName} “${(element.ariaLabel ?? element.textContent).trim().slice(0, 40)}”`]);

// What axe judges changes with a layout, and there are two: it looks at the narrowest and the widest.
const JUDGED = [Math.min(...WIDTHS), Math.max(...WIDTHS)];

const looks = async (page, name) => {
  const width = await page.evaluate(() => [document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]);
  assert.ok(width[0] <= width[1], `${name} overflows sideways: ${width[0]} > ${width[1]}`);
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
};

const accessible = async (page, name) => {
  const { violations } = await new AxeBuilder({ page }).withTags(AXE).analyze();
  const found = violations.map((v) => `${v.id}: ${v.nodes.map((node) => `${node.target} ${node.failureSummary}`).join("; ")}`);
  assert.deepEqual(found, [], name);
};

const sized = async (page) => {
  const boxes = await page.evaluate(targets);
  const small = boxes.filter(([width, height]) => Math.min(width, height) < 23.5 || Math.max(width, height) < 43.5);
  assert.deepEqual(small, [], "targets below 24 px, or below 44 px both ways");
};

describe("every page", { concurrency: 3 }, () => {
  for (const path of [...pages, "404.html"]) {
    for (const width of WIDTHS) {
      for (const theme of THEMES) {
        const name = `${path.replace(/\/$/, "").replaceAll("/", "-")}-${width}-${theme}`;
        it(name, async () => {
          const { page, problems, done } = await open(path, { width, theme });
          await looks(page, name);
          await sized(page);
          if (JUDGED.includes(width)) await accessible(page, name);
          assert.deepEqual(problems, [], name);
          await done();
        });
      }
    }
  }
});
