// The issuing desk: making certificates, handing them over, posting them, and what came back.

import { after, before, test } from "node:test";

import { goodApplication } from "../hall.mjs";
import { Behind, accepted, atDesk, caseOf, openFromList, said, staffedHall, unfold } from "../staff.mjs";
import { withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);

/** An application whose certificate is approved, and whose other cases have ended; the results are wanted this way. */
async function approved(delivery, moved) {
  const { mother, number } = await accepted(here);
  await mother.own(number, { change_delivery: { delivery } });
  if (moved !== undefined) await mother.own(number, "change_contact", undefined, moved);
  const health = await Behind.of(here, "health");
  await health.onCase(number, 0, { decide: { outcome: "approve", reason: "" } });
  await mother.own(number, "withdraw");
  return number;
}

test("a certificate is made and handed over against a signature", async () => {
  const number = await approved({ way: "window", pace: "together" });
  const issuing = await atDesk(here, "issuing", { phone: true });
  await issuing.through(async (visitor, page) => {
    await page.getByRole("heading", { name: "现在能办" }).waitFor();
    await page.getByText("可以办：制证").first().waitFor();
    await visitor.look("desk-issuing-list");
    await openFromList(visitor, number);
    await page.getByRole("button", { name: "制证", exact: true }).click();
    await said(visitor, "已办：制证");
    await page.getByRole("button", { name: "窗口发放" }).click();
    await page.getByText("这里要写").waitFor();
    await page.locator("#hand-over").fill("林静");
    await visitor.look("desk-issuing-hand-over");
    await page.getByRole("button", { name: "窗口发放" }).click();
    await said(visitor, "已办：窗口发放");
    await page.getByText("已办结").first().waitFor();
  });
});

test("a certificate is posted to the new address, comes back, is posted again and delivered", async () => {
  const number = await approved({ way: "post", pace: "together", carrier: "post" }, "改寄示范市城西路8号");
  const issuing = await atDesk(here, "issuing");
  await issuing.through(async (visitor, page) => {
    await openFromList(visitor, number);
    // To whom it was to go at first stands beside what was changed.
    const { answers } = await goodApplication("newborn");
    const recipient = page.getByRole("region", { name: "邮寄收件人" });
    for (const part of ["name", "mobile", "address"]) await recipient.getByText(answers[`delivery.${part}`]).waitFor();
    await visitor.look("desk-issuing-recipient");
    await page.getByText("改寄示范市城西路8号").waitFor();
    await page.getByRole("button", { name: "制证", exact: true }).click();
    await said(visitor, "已办：制证");
    const post = async (waybill) => {
      await page.locator("#send").fill(waybill);
      await page.getByRole("button", { name: "寄出" }).click();
      await said(visitor, "已办：寄出");
    };
    await post("EM990101001CN");
    await page.locator("#arrived").fill("收件人不在");
    await page.getByRole("button", { name: "已退回" }).click();
    await said(visitor, "已办：已退回");
    await post("EM990101002CN");
    await page.locator("#arrived").fill("林静");
    await visitor.look("desk-issuing-post");
    await page.getByRole("button", { name: "已签收" }).click();
    await said(visitor, "已办：已签收");
  });
});

test("the head suspends a certificate, restores it and revokes it, each time with a reason", async () => {
  const number = await approved({ way: "window", pace: "together" });
  const issuing = await Behind.of(here, "issuing");
  await issuing.act(number, { issue: { case: 0, kind: 0 } });
  const head = await atDesk(here, "head-health");
  await head.through(async (visitor, page) => {
    await page.goto(`/desk/cases/${caseOf(number, 0)}`);
    const turn = async (label, reason) => {
      const form = await unfold(visitor, "证照的状态");
      await form.locator("#turn-0").fill(reason);
      await form.getByRole("button", { name: label }).click();
      await said(visitor, `已办：${label}`);
    };
    const form = await unfold(visitor, "证照的状态");
    await form.getByRole("button", { name: "暂停证照" }).click();
    await form.getByText("这里要写").waitFor();
    await turn("暂停证照", "出生信息正在核查。");
    await turn("恢复证照", "核查无误。");
    await visitor.look("desk-head-certificate");
    await turn("撤销证照", "以虚假材料取得，依据《行政许可法》第六十九条。");
    await page.getByText("以虚假材料取得").first().waitFor();
  });
});
