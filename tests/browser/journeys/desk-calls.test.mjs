// 一键呼叫: reception calls the reviewer of a case, who answers; nobody writes how to reach the applicant.

import { after, before, test } from "node:test";

import { CERTIFICATE } from "../desks.mjs";
import { accepted, atDesk, caseOf, staffedHall } from "../staff.mjs";
import { withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);

test("reception calls the reviewer, who sees that something is unread, and answers", async () => {
  const { number } = await accepted(here);
  const reception = await atDesk(here, "reception", { phone: true });
  await reception.through(async (visitor, page) => {
    // The hall refuses what tells how to reach somebody.
    visitor.expect(/422/);
    await page.getByRole("link", { name: "一键呼叫" }).click();
    await visitor.isAt("/desk/calls");
    await page.locator("#call-case").fill(caseOf(number, CERTIFICATE));
    await page.getByRole("button", { name: "呼叫审批员" }).click();
    await page.locator("#call-say").fill("请打 139 0000 0001 问她");
    await page.getByRole("button", { name: "发送" }).click();
    await page.getByText("里面像是有电话、证件号码或者邮箱").waitFor();
    await page.locator("#call-say").fill("出生时间和医院说的不一样，请看一下。");
    await page.getByRole("button", { name: "发送" }).click();
    await page.locator("#call-messages").getByText("出生时间和医院说的不一样").waitFor();
    await visitor.look("desk-call");
  });
  const health = await atDesk(here, "health");
  await health.through(async (visitor, page) => {
    await page.getByRole("link", { name: "一键呼叫（1 条未读）" }).click();
    await visitor.look("desk-calls");
    await page.locator("li.line").filter({ hasText: number }).getByRole("link").click();
    await page.getByText("综合窗口 罗晨").waitFor();
    await page.locator("#call-say").fill("已核对，医院晚传了一天，以证明为准。");
    await page.getByRole("button", { name: "发送" }).click();
    await page.locator("#call-messages").getByText("以证明为准").waitFor();
  });
});
