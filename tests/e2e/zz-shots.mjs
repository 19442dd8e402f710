import { open, close } from "./site.mjs";
const want = process.argv.slice(2).map((w) => w.split(","));
for (const [path, id, width, theme, what] of want) {
  const { page, problems, done } = await open(path, { width: Number(width), theme });
  const card = page.locator(`.ask[aria-labelledby="${id}"]`);
  await card.scrollIntoViewIfNeeded();
  await card.locator(".cm-content").waitFor({ timeout: 30000 }).catch((e) => console.log("no editor", e.message.slice(0, 80)));
  if (what === "solve") {
    const off = await open(path, { javaScriptEnabled: false });
    const sol = await off.page.locator(`.ask[aria-labelledby="${id}"] .config-file`).nth(1).textContent();
    await off.done();
    const c = card.locator(".cm-content");
    await c.evaluate((e) => e.focus());
    await page.keyboard.press("ControlOrMeta+a"); await page.keyboard.press("Delete"); await page.keyboard.insertText(sol);
    await card.locator(".btn.main").first().click();
    await card.locator(".config-requests .btn.main").click();
    for (const d of await card.locator("details").all()) await d.evaluate((e) => { e.open = true; });
    await page.waitForTimeout(500);
    const b = card.locator("button", { hasText: /10/ });
    for (const one of await b.all()) { const t = await one.innerText(); if (/10(번|개|건| requests| more)/.test(t)) { await one.click(); break; } }
    await page.waitForTimeout(500);
  }
  if (what === "break") {
    const c = card.locator(".cm-content");
    await c.evaluate((e) => e.focus());
    await page.keyboard.press("ControlOrMeta+a"); await page.keyboard.press("Delete");
    await page.keyboard.insertText("server {\n    lisen 80\n    location / {\n        proxy_pass http://host.docker.internal:8080;\n    }\n");
    await page.waitForTimeout(1500);
  }
  await page.waitForTimeout(800);
  await card.screenshot({ path: `/work/tmp/shots5/${id}-${path.slice(0, 2)}-${width}-${theme}-${what}.png` });
  console.log(id, problems);
  await done();
}
await close();
