// What people say of the hall's work, and what becomes of it: calls between desks (一键呼叫), complaints that are
// alike (举一反三), and two things that people wish to have done together.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { signIn } from "../applicant.mjs";
import { CERTIFICATE } from "../desks.mjs";
import { demoAccounts } from "../hall.mjs";
import { Behind, accepted, atDesk, caseOf, staffedHall } from "../staff.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);

test("reception calls the reviewer, who sees that something is unread, and answers", async () => {
  const { number } = await accepted(here);
  const reception = await atDesk(here, "reception", { phone: true });
  await reception.through(async (visitor, page) => {
    // The hall refuses what tells how to reach somebody.
    visitor.expect(/422/);
    // What was accepted has left the list; the applicant at the window tells its number.
    await page.getByRole("link", { name: "一键呼叫", exact: true }).click();
    await visitor.isAt("/desk/calls");
    await page.getByText("还没有呼叫").waitFor();
    await page.locator("#call-case").press("Enter");
    await page.getByText("请写办件号").waitFor();
    await page.locator("#call-case").fill(number);
    await visitor.look("desk-calls-none");
    await page.locator("#call-case").press("Enter");
    await visitor.isAt(`/desk/calls/${caseOf(number, CERTIFICATE)}`);
    await page.getByText("还没有人说话").waitFor();
    await page.locator("summary", { hasText: "这件办件的其他事项" }).press("Enter");
    await page.getByRole("link", { name: /社会保障卡/ }).first().waitFor();
    await page.getByRole("button", { name: "发送", exact: true }).press("Enter");
    await page.getByRole("alert").getByText("还没有写").waitFor();
    await page.locator("#call-say").fill("请打 139 0000 0001 问她");
    await page.getByRole("button", { name: "发送", exact: true }).press("Enter");
    await page.getByText("里面像是有电话、证件号码或者邮箱").waitFor();
    await visitor.look("desk-call-refused");
    await page.locator("#call-say").fill("出生时间和医院说的不一样，请看一下。");
    await page.getByRole("button", { name: "发送", exact: true }).press("Enter");
    await page.locator("#call-messages").getByText("出生时间和医院说的不一样").waitFor();
    assert.equal(await page.locator("#call-say").inputValue(), "");
    await visitor.look("desk-call");
  });
  const health = await atDesk(here, "health");
  await health.through(async (visitor, page) => {
    await page.getByRole("link", { name: "一键呼叫（1 条未读）" }).click();
    await visitor.isAt("/desk/calls");
    await visitor.look("desk-calls");
    await page.locator("li.line").filter({ hasText: number }).getByRole("link").click();
    await page.getByText("综合窗口 罗晨").waitFor();
    await page.locator("#call-say").fill("已核对，医院晚传了一天，以证明为准。");
    await page.getByRole("button", { name: "发送", exact: true }).click();
    await page.locator("#call-messages").getByText("以证明为准").waitFor();
  });
});

test("the supervisor writes down the rule behind complaints that are alike, and reads what people want together", async () => {
  for (let n = 0; n < 2; n += 1) {
    const { mother, number } = await accepted(here);
    await mother.own(number, { complain: { about: "cannot_be_done" } });
    await (await Behind.of(here, "reception")).act(number, { settle: { conclusion: "已当面解释" } });
  }
  const { people } = await demoAccounts();
  const mother = people.find(({ account }) => account === "mother");
  const wishing = await Visitor.arrive(here.browser, here.hall, { phone: true });
  wishing.expect(/401/);
  await wishing.through(async (visitor, page) => {
    await visitor.open("/sign-in?next=/wishes");
    await signIn(page, mother);
    await visitor.isAt("/wishes");
    await page.getByRole("button", { name: "提交建议" }).press("Enter");
    await page.getByText("请选两件不同的事").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "wish-first");
    await page.locator("#wish-first").selectOption("newborn");
    await page.locator("#wish-second").selectOption("house-transfer");
    await page.locator("#wish-why").fill("刚买了房，孩子要落户。");
    await visitor.look("wish");
    await page.getByRole("button", { name: "提交建议" }).press("Enter");
    await page.getByText("记下了，谢谢您").waitFor();
    await visitor.look("wish-noted");
  });
  const supervisor = await atDesk(here, "supervisor");
  await supervisor.through(async (visitor, page) => {
    await page.getByRole("link", { name: "举一反三" }).click();
    await visitor.isAt("/desk/patterns");
    const group = page.locator("li[data-pattern]").first();
    await group.getByText("办不成事，记录里看不出原因：2 件").waitFor();
    await group.locator("summary", { hasText: "有哪几件" }).press("Enter");
    await visitor.look("desk-patterns");
    await group.locator("summary", { hasText: "记一条" }).press("Enter");
    await group.getByRole("button", { name: "记下" }).click();
    await group.getByText("两项都要写").waitFor();
    await group.getByLabel("背后是哪条规则").fill("预约要先有就诊卡，没有写在一次性告知里。");
    await group.getByLabel("做了什么").fill("已改目录，在动手以前要备好的东西里写明。");
    await group.getByRole("button", { name: "记下" }).click();
    await page.getByText("已改目录，在动手以前要备好的东西里写明。").waitFor();
    assert.equal(await group.getByLabel("背后是哪条规则").inputValue(), "", "it is written down once");
    await visitor.look("desk-patterns-learnt");
    await page.getByRole("link", { name: "一起办的建议" }).click();
    await visitor.isAt("/desk/wishes");
    await page.getByText("刚买了房，孩子要落户。").waitFor();
    assert.equal(await page.getByText(mother.name).count(), 0);
    await visitor.look("desk-wishes");
  });
});
