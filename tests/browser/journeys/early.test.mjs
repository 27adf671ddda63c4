// A slow network: the form of a section is there before the program that belongs to it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Hall } from "../hall.mjs";
import { held } from "../held.mjs";
import { until } from "../until.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);
const SECTION = "/bundle/labour-dispatch-hr/form/org";
const PROGRAM = /hall-counter[^/]*_bg\.wasm/;

test("what is typed before the program is there stays, and so does the caret", async () => {
  const visitor = await Visitor.arrive(here.browser, here.hall, { phone: true });
  visitor.expect(/401/);
  await visitor.through(async (visitor, page) => {
    const arrive = await held(page, PROGRAM);
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

test("what two windows typed before the program is there is offered, both", async () => {
  const visitor = await Visitor.arrive(here.browser, here.hall);
  visitor.expect(/401/);
  await visitor.through(async (_, one) => {
    const two = await visitor.openTab();
    const typed = new Map([
      [one, "示例劳务有限公司"],
      [two, "示例派遣有限公司"],
    ]);
    const arrivals = new Map();
    for (const [page, name] of typed) {
      // Not even the mark is there by which the hall knows who has been here before.
      arrivals.set(page, await held(page, /\/boot[^/]*\.js/));
      await page.goto(SECTION, { waitUntil: "commit" });
      await page.locator('#early [id="f-org.name"]').pressSequentially(name);
    }
    for (const arrive of arrivals.values()) {
      arrive();
      await until("the first to arrive is saved", async () => (await one.locator(".actions .save:not(.busy)").count()) === 1);
    }
    for (const page of typed.keys()) {
      await page.locator(".other-values").waitFor();
      const offered = await page.locator(".other-values .written").allInnerTexts();
      assert.deepEqual(offered.sort(), [...typed.values()].sort());
    }
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
    const arrive = await held(page, PROGRAM);
    await page.goto(SECTION, { waitUntil: "domcontentloaded" });
    assert.equal(await page.locator("#early").count(), 0);
    arrive();
    await page.locator(".actions .save").waitFor();
    assert.equal(await name.inputValue(), "示例劳务派遣有限公司");
  });
});
