// The same acts by three hands: press a button, choose from a list, turn an option on or off, write.
import assert from "node:assert/strict";

export const mouse = (page) => ({
  press: (button) => button.click(),
  choose: (select, value) => select.selectOption(value),
  pick: (option) => option.click(),
  write: async (field, words) => {
    await field.click();
    await field.fill(words);
  },
});
export const finger = (page) => ({
  press: (button) => button.tap(),
  choose: (select, value) => select.selectOption(value),
  pick: (option) => option.locator("xpath=..").tap(),
  write: async (field, words) => {
    await field.tap();
    await field.fill(words);
  },
});
export const keys = (page) => {
  // Only what a keyboard does: Tab until it is there.
  const reach = async (target) => {
    const back = await target.evaluate((element) => {
      const from = document.activeElement;
      return from !== document.body && Boolean(from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING);
    });
    for (let presses = 0; presses < 400; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press(back ? "Shift+Tab" : "Tab");
    }
    assert.fail("Tab never came there");
  };
  return {
    press: async (button) => {
      await reach(button);
      await page.keyboard.press("Enter");
    },
    choose: async (select, value) => {
      await reach(select);
      const at = await select.locator("option").evaluateAll((all, value) => all.findIndex((option) => option.value === value), value);
      const from = await select.evaluate((element) => element.selectedIndex);
      for (let step = 0; step < Math.abs(at - from); step += 1) await page.keyboard.press(at > from ? "ArrowDown" : "ArrowUp");
    },
    pick: async (radio) => {
      if ((await radio.getAttribute("type")) === "checkbox") {
        await reach(radio);
        await page.keyboard.press("Space");
        return;
      }
      // A group is one stop of Tab; arrows go from there.
      const group = page.locator(`input[name="${await radio.getAttribute("name")}"]`);
      const on = await group.evaluateAll((all) => Math.max(0, all.findIndex((one) => one.checked)));
      await reach(group.nth(on));
      await page.keyboard.press("Space");
      const to = Number(await radio.getAttribute("value"));
      for (let step = 0; step < Math.abs(to - on); step += 1) await page.keyboard.press(to > on ? "ArrowDown" : "ArrowUp");
    },
    write: async (field, words) => {
      await reach(field);
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(words);
    },
  };
};

// Presses the first few controls of the page's islands.
export const press = async (page) => {
  const buttons = page.locator("[data-island] button:enabled:not([aria-disabled=true]):visible");
  for (let at = 0; at < Math.min(5, await buttons.count()); at += 1) {
    await buttons.nth(at).click({ timeout: 5000 });
    await page.waitForTimeout(150);
  }
};
