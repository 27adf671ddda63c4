// A slow network: the form of a section is there before the program that belongs to it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Hall } from "../hall.mjs";
import { until } from "../until.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);
const SECTION = "/bundle/labour-dispatch-hr/form/org";

test("what is typed before the program is there stays, and so does the caret", async () => {
  const visitor = await Visitor.arrive(here.browser, here.hall, { phone: true });
  visitor.expect(/401/);
  await visitor.through(async (visitor, page) => {
    const arrive = await held(page);
    const name = page.locator('[id="f-org.name"]');
    await page.goto(SECTION, { waitUntil: "commit" });
    await name.pressSequentially("示例劳务有限公司");
    await visitor.look("early-form");
    for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowLeft");
    arrive();
    await page.locator(".actions .save").waitFor();
    await page.keyboard.type("派遣");
    assert.equal(await name.inputValue(), "示例劳务派遣有限公司");
    assert.equal(await page.locator("#early").count(), 0);
    await visitor.hasSaved();
    await until("the draft has it", async () => {
      await page.reload();
      await page.locator(".actions .save").waitFor();
      return (await name.inputValue()) === "示例劳务派遣有限公司";
    });
  });
});

test("who has been here before is drawn no form: the draft comes with the program", async () => {
  const visitor = await Visitor.arrive(here.browser, here.hall);
  visitor.expect(/401/);
  await visitor.through(async (visitor, page) => {
    const name = page.locator('[id="f-org.name"]');
    await visitor.open(SECTION);
    await name.fill("示例劳务派遣有限公司");
    await visitor.hasSaved();
    const arrive = await held(page);
    await page.goto(SECTION, { waitUntil: "domcontentloaded" });
    assert.equal(await page.locator("#early").count(), 0);
    arrive();
    await page.locator(".actions .save").waitFor();
    assert.equal(await name.inputValue(), "示例劳务派遣有限公司");
  });
});

/** Holds the program back until the returned function is called. */
async function held(page) {
  let arrive;
  const arrived = new Promise((resolve) => (arrive = resolve));
  await page.route(/hall-counter[^/]*_bg\.wasm/, async (route) => {
    await arrived;
    await route.continue();
  });
  return arrive;
}
