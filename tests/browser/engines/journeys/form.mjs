// The form: what is wrong is said, what is sensitive is asked about, and what was typed is there again.

import assert from "node:assert/strict";

import { stored } from "../../device.mjs";

const MOTHER = "/bundle/newborn/form/mother";
const NUMBER = "990101199503203021";

const at = (page, key) => page.locator(`[id="f-${key}"]`);

/** Answers the question where sensitive values are kept by keyboard alone: the first or the second answer. */
async function answerByKeyboard(page, position) {
  const radios = page.locator('#keep input[type="radio"]');
  assert.deepEqual(await radios.evaluateAll((all) => all.map((it) => it.checked)), [false, false]);
  await radios.nth(position).focus();
  await page.keyboard.press("Space");
  assert.ok(await radios.nth(position).isChecked(), "the space bar chooses nothing");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("#keep-change").waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "keep-change");
}

export const journeys = [
  {
    name: "what is wrong stands beside the field when one leaves it",
    go: (here) =>
      here.visit(async (visitor, page) => {
        await visitor.open(MOTHER);
        const mobile = at(page, "mother.mobile");
        await mobile.focus();
        await page.keyboard.type("1390000");
        assert.equal(await mobile.inputValue(), "1390000");
        assert.equal(await page.locator('[id="f-mother.mobile-error"] .error').count(), 0, "said while it is typed");
        // On the way out lies the button that says why it is asked.
        for (const leaves of ["the input", "the field"]) {
          await page.keyboard.press("Tab");
          await page.waitForFunction((leaves) => leaves !== "the input" || document.activeElement.id !== "f-mother.mobile", leaves);
        }
        await page.locator('[id="f-mother.mobile-error"] .error').waitFor();
        assert.equal(await mobile.getAttribute("aria-invalid"), "true");
        await mobile.fill("13900000001");
        await page.waitForFunction(() => !document.getElementById("f-mother.mobile").hasAttribute("aria-invalid"));
        await visitor.hasSaved();
      }),
  },
  {
    name: "what is kept on the device is sealed there, and comes back after a reload",
    go: (here) =>
      here.visit(async (visitor, page) => {
        await visitor.open(MOTHER);
        await answerByKeyboard(page, 0);
        await at(page, "mother.name").fill("林静");
        await at(page, "mother.id_no").fill(NUMBER);
        await visitor.hasSaved();
        await page.getByText("已保存").first().waitFor();
        const { text, sealedBytes } = await stored(page, "drafts", "newborn");
        assert.ok(0 < sealedBytes, "nothing is sealed");
        assert.ok(!text.includes(NUMBER), "the number is on the disk as it is");
        await page.reload();
        await at(page, "mother.name").waitFor();
        assert.equal(await at(page, "mother.name").inputValue(), "林静");
        assert.equal(await at(page, "mother.id_no").inputValue(), NUMBER);
      }),
  },
  {
    name: "what is only to be in memory is gone after a reload, and said to be",
    go: (here) =>
      here.visit(async (visitor, page) => {
        page.on("dialog", (dialog) => dialog.accept());
        await visitor.open(MOTHER);
        await answerByKeyboard(page, 1);
        await at(page, "mother.name").fill("林静");
        await at(page, "mother.id_no").fill(NUMBER);
        await visitor.hasSaved();
        await page.getByText("刷新或关掉页面就要重新填").waitFor();
        assert.equal((await stored(page, "drafts", "newborn")).sealedBytes ?? 0, 0);
        await page.reload();
        await at(page, "mother.name").waitFor();
        assert.equal(await at(page, "mother.name").inputValue(), "林静");
        assert.equal(await at(page, "mother.id_no").inputValue(), "");
        await visitor.open("/bundle/newborn/form");
        await page.getByText("这几项没有存在设备上，要重新填").waitFor();
      }),
  },
];
