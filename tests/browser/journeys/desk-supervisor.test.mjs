// The supervisor: every light and why, the most urgent first, and what only the supervisor does.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { accepted, atDesk, newborn, openFromList, said, staffedHall, unfold } from "../staff.mjs";
import { withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);

test("every light is shown with its reason, the most urgent first", async () => {
  const waiting = await newborn(here);
  const running = await accepted(here);
  const supervisor = await atDesk(here, "supervisor", { phone: true });
  await supervisor.through(async (visitor, page) => {
    await page.getByRole("heading", { name: "督办" }).waitFor();
    await page.locator("li.line").filter({ hasText: running.number }).getByText("黄灯：快到期").waitFor();
    const lines = await page.locator("li.line").allInnerTexts();
    const at = (number) => lines.findIndex((it) => it.includes(number));
    assert.ok(at(running.number) < at(waiting.number), "what has a yellow light stands before what has none");
    await visitor.look("desk-supervisor-list");
    await openFromList(visitor, running.number);
    await page.getByRole("heading", { name: "正在等什么" }).waitFor();
    await page.getByText("在承诺时限内办结").first().waitFor();
    await visitor.look("desk-supervisor-application");
  });
});

test("somebody who may not act on an application is barred from it", async () => {
  const { number } = await accepted(here);
  const supervisor = await atDesk(here, "supervisor");
  await supervisor.through(async (visitor, page) => {
    await openFromList(visitor, number);
    const form = await unfold(visitor, "令人员回避");
    await form.locator("#bar").selectOption("health");
    await form.getByRole("button", { name: "令其回避" }).click();
    await said(visitor, "已办：令其回避");
    const lane = page.locator("details#form-lane-0-assign");
    await lane.locator("summary").click();
    await lane.locator("#lane-0-assign").selectOption("health-2");
    await lane.getByRole("button", { name: "指派" }).click();
    await said(visitor, "已办：指派");
  });
});

test("an appeal against a rating goes to the supervisor, who rules on it", async () => {
  const { mother, number } = await accepted(here);
  await mother.own(number, "withdraw");
  await mother.own(number, { rate: { stars: 1 } });
  const reception = await atDesk(here, "reception");
  await reception.through(async (visitor) => {
    await openFromList(visitor, number);
    const form = await unfold(visitor, "申诉误评");
    await form.locator("#appeal").fill("评价说的是另一件申请。");
    await form.getByRole("button", { name: "申诉误评" }).click();
    await said(visitor, "已办：申诉误评");
  });
  const supervisor = await atDesk(here, "supervisor");
  await supervisor.through(async (visitor, page) => {
    const line = page.locator("li.line").filter({ hasText: number });
    await line.getByText("有误评申诉等督办裁定").waitFor();
    await openFromList(visitor, number);
    await page.locator("#rule-appeal").fill("核对录音，评价对应另一件。");
    await visitor.look("desk-supervisor-appeal");
    await page.getByRole("button", { name: "评价不计入" }).click();
    await said(visitor, "已办：评价不计入");
  });
});
