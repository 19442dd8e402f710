// Lighthouse, once for each kind of page. Accessibility, best practices and SEO must be 100.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, it } from "node:test";
import { promisify } from "node:util";
import { kinds } from "./kinds.mjs";
import { FLAGS, close, site } from "./site.mjs";

const LEAST = { performance: 90, accessibility: 100, "best-practices": 100, seo: 100 };

const measure = async (path) => {
  const { stdout } = await promisify(execFile)("node_modules/.bin/lighthouse", [
    new URL(path, site.url).href, "--quiet", "--output=json", "--throttling.cpuSlowdownMultiplier=1", `--chrome-flags=${FLAGS.join(" ")}`,
  ], { maxBuffer: 1 << 26, env: { CHROME_PATH: "/usr/bin/chromium", ...process.env } });
  return JSON.parse(stdout);
};

// The audits that cost a category its points.
const faults = (result, category) => result.categories[category].auditRefs
  .filter(({ id, weight }) => weight > 0 && (result.audits[id].score ?? 1) < 1)
  .map(({ id }) => `${id}: ${result.audits[id].title} ${result.audits[id].displayValue ?? ""}`);

for (const [kind, path] of kinds) {
  it(`${kind} (${path})`, async (test) => {
    const result = await measure(path);
    assert.equal(result.runtimeError, undefined);
    for (const [category, least] of Object.entries(LEAST)) {
      const score = Math.round(result.categories[category].score * 100);
      test.diagnostic(`${category} ${score}`);
      assert.ok(score >= least, `${category} ${score}: ${faults(result, category).join("; ")}`);
    }
  });
}
after(close);
