// Reception: what waits, accepting, the one-time notice, declining, and a colleague who is faster.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { goodApplication } from "../hall.mjs";
import { sheets } from "../sheets.mjs";
import { Behind, accepted, atDesk, newborn, openFromList, said, staffedHall, unfold } from "../staff.mjs";
import { until } from "../until.mjs";
import { withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);

/** Describes one thing to correct in the editor that is open, and puts it on the list. */
async function name(form, { at, problem, mend, basis = "" }) {
  const id = (part) => form.locator(`[id="notify-${part}"]`);
  if (at !== undefined) await id("at").selectOption(at);
  await id("problem").fill(problem);
  await id("mend").fill(mend);
  await id("basis").fill(basis);
  await form.getByRole("button", { name: "加到清单" }).click();
}

test("what was submitted is read by sections, and accepted", async () => {
  const { number } = await newborn(here);
  const reception = await atDesk(here, "reception", { phone: true });
  const { page } = reception;
  await reception.through(async () => {
    await page.getByRole("heading", { name: "等窗口答复" }).waitFor();
    await page.getByText("过期视为受理").first().waitFor();
    await reception.look("desk-reception-list");
    await openFromList(reception, number);
    await page.getByRole("definition").filter({ hasText: "林静" }).first().waitFor();
    await page.getByText("电子证照：").first().waitFor();
    await reception.look("desk-reception-application");
    await page.getByRole("button", { name: "受理", exact: true }).click();
    await said(reception, "已办：受理");
    await page.getByRole("link", { name: /^呼叫审批员/ }).first().waitFor();
    assert.equal(await page.getByRole("button", { name: "受理", exact: true }).count(), 0);
    await page.goto("/desk");
    await page.locator("h1").waitFor();
    await page.getByText("现在没有要办的件").or(page.locator("section.queue")).first().waitFor();
    assert.equal(await page.locator("li.line").filter({ hasText: number }).count(), 0);
  });
});

test("a document is held against the standards of the catalogue, and the notice says it in their words", async () => {
  const mother = await Behind.of(here, "mother");
  const application = await goodApplication("newborn");
  const book = await mother.upload((await sheets(here.browser)).photograph("户口簿"));
  application.materials = [{ id: "household-book", way: "upload", files: [book] }];
  const number = await mother.submit(application, "林静");
  const reception = await atDesk(here, "reception");
  const { page } = reception;
  await reception.through(async () => {
    await openFromList(reception, number);
    const form = await unfold(reception, "一次性告知补正");
    const card = page.locator("li.card").filter({ has: page.getByText("居民户口簿", { exact: true }) });
    await card.getByText("受理标准，逐条看：").waitFor();
    await card.getByRole("button", { name: /^不符合\s?居民户口簿，四角齐全/ }).click();
    const part = (name) => form.locator(`[id="notify-${name}"]`);
    await until("the item is begun", async () => (await part("at").inputValue()) === "material.household-book");
    assert.equal(await part("problem").inputValue(), "没有做到：四角齐全、字迹清楚，没有反光和遮挡");
    assert.equal(await part("mend").inputValue(), "请放平，在亮处重拍，四个角都拍进来");
    await reception.look("desk-reception-standards");
    await form.getByRole("button", { name: "加到清单" }).click();
    await form.getByRole("button", { name: "一次性告知补正（1 项）" }).click();
    await said(reception, "已办：一次性告知补正");
  });
  const { request } = await mother.get(`/api/applications/${number}`);
  assert.equal(request.items[0].at, "material.household-book");
});

test("everything that is to be corrected is said once, and what comes later is marked", async () => {
  const { mother, application, number } = await newborn(here);
  const reception = await atDesk(here, "reception");
  const { page } = reception;
  await reception.through(async () => {
    await openFromList(reception, number);
    const form = await unfold(reception, "一次性告知补正");
    await form.getByRole("button", { name: /^一次性告知补正/ }).click();
    await page.getByText("清单里还没有要补正的内容").waitFor();

    // Pointed at where it stands, and chosen from the list.
    const entry = page.locator(".desk-form dl > div").filter({ has: page.locator("dt", { hasText: "手机" }) }).first();
    await entry.getByRole("button", { name: "指出问题" }).click();
    await name(form, { problem: "号码打不通", mend: "请写现在用的号码", basis: "行政许可法 第三十二条" });
    await form.getByRole("button", { name: "加到清单" }).click();
    await page.getByText("请选是哪一项").waitFor();
    await name(form, { at: "baby[0].weight", problem: "和出生记录不一致", mend: "请照出生记录填写" });
    assert.equal(await form.locator("ol.items > li").count(), 2);
    await reception.look("desk-reception-notice");
    await form.getByRole("button", { name: "一次性告知补正（2 项）" }).click();
    await said(reception, "已办：一次性告知补正");
    await page.getByText("待补正").first().waitFor();

    const view = await mother.get(`/api/applications/${number}`);
    assert.equal(view.request.items.length, 2);
    const corrected = structuredClone(application);
    corrected.answers.baby[0].weight = "3250";
    await mother.own(number, { correct: { round: 1 } }, corrected);

    await page.goto(`/desk/applications/${number}`);
    await page.locator(".was").filter({ hasText: "3300" }).waitFor();
    const again = await unfold(reception, "一次性告知补正");
    await name(again, { at: "baby[0].length", problem: "漏了小数", mend: "请写到小数点后一位" });
    await again.getByText("如果上次没有提，会标记").waitFor();
    await reception.look("desk-reception-corrected");
    await again.getByRole("button", { name: "一次性告知补正（1 项）" }).click();
    await said(reception, "已办：一次性告知补正");
  });
});

test("declining needs a reason with its law", async () => {
  const { mother, number } = await newborn(here);
  const reception = await atDesk(here, "reception");
  await reception.through(async (visitor, page) => {
    await openFromList(visitor, number);
    const form = await unfold(visitor, "不予受理");
    await form.getByRole("button", { name: "不予受理" }).click();
    await form.getByText("这里要写").waitFor();
    await page.locator("#decline").fill("不属于本地办理，依据《行政许可法》第三十二条第一项。");
    await form.getByRole("button", { name: "不予受理" }).click();
    await said(visitor, "已办：不予受理");
    assert.equal((await mother.get(`/api/applications/${number}`)).stage, "declined");
  });
});

test("whoever is overtaken sees the new state and keeps what was written", async () => {
  const { number } = await newborn(here);
  const [slow, fast] = await Promise.all([atDesk(here, "reception"), Behind.of(here, "reception-2")]);
  await slow.through(async (visitor, page) => {
    visitor.expect(/409/);
    visitor.expect(/404/);
    await openFromList(visitor, number);
    const form = await unfold(visitor, "不予受理");
    await page.locator("#decline").fill("写了很久的理由。");
    const item = { at: "mother.mobile", problem: "号码打不通", mend: "请写现在用的号码" };
    await fast.act(number, { notify: { items: [item] } });
    await form.getByRole("button", { name: "不予受理" }).click();
    await said(visitor, "刚才有人先办了一步");
    await said(visitor, "最近一步");
    await visitor.look("desk-reception-overtaken");
    await page.getByText("待补正").first().waitFor();
  });
});

test("what a colleague has accepted is no longer at this desk", async () => {
  const { number } = await newborn(here);
  const [slow, fast] = await Promise.all([atDesk(here, "reception"), Behind.of(here, "reception-2")]);
  await slow.through(async (visitor, page) => {
    visitor.expect(/409/);
    visitor.expect(/404/);
    await openFromList(visitor, number);
    await fast.act(number, "accept");
    await page.getByRole("button", { name: "受理", exact: true }).click();
    await page.getByRole("heading", { name: "这件不再由本岗位办理" }).waitFor();
    await said(visitor, "刚才有人先办了一步");
  });
});

test("a poor rating and a complaint come back to reception and are settled there", async () => {
  const { mother, number } = await accepted(here);
  await mother.own(number, "withdraw");
  await mother.own(number, { rate: { stars: 1 } });
  await mother.own(number, { complain: { about: "cannot_be_done" } });
  const reception = await atDesk(here, "reception");
  await reception.through(async (visitor, page) => {
    await page.getByRole("heading", { name: "补正待发、差评和投诉" }).waitFor();
    await openFromList(visitor, number);
    await page.getByRole("button", { name: "已回访，限期整改" }).click();
    await said(visitor, "已办：已回访");
    await page.locator("#repair").fill("已当面说明，并改了告示。");
    await page.getByRole("button", { name: "整改完成" }).click();
    await said(visitor, "已办：整改完成");
    await visitor.look("desk-reception-complaint");
    await page.locator("#complaint").fill("已协调医院补开证明，当天办成。");
    await page.getByRole("button", { name: "办结投诉" }).click();
    await said(visitor, "已办：办结投诉");
  });
});

test("several are accepted from the list, and one that a colleague has accepted holds up no other", async () => {
  const [one, other] = [await newborn(here), await newborn(here)];
  const reception = await atDesk(here, "reception", { phone: true });
  const colleague = await Behind.of(here, "reception-2");
  await reception.through(async (visitor, page) => {
    visitor.expect(/404/);
    const line = (number) => page.locator("li.line").filter({ hasText: number });
    for (const { number } of [one, other]) await visitor.tick(`choose-${number}`);
    await visitor.look("desk-reception-several");
    await colleague.act(other.number, "accept");
    await page.getByRole("button", { name: "受理选中的（2 件）" }).click();
    await page.getByText("已受理 1 件").first().waitFor();
    await page.getByText("这件不再由本岗位办理").waitFor();
    await line(one.number).waitFor({ state: "detached" });
    await visitor.look("desk-reception-several-done");
    assert.equal((await one.mother.get(`/api/applications/${one.number}`)).stage, "open");
  });
});
