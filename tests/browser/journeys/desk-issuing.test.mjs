// The issuing desk: making certificates, handing them over, posting them, and what came back.

import { after, before, test } from "node:test";

import { Behind, accepted, atDesk, openFromList, said, staffedHall } from "../staff.mjs";
import { withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);

/** An application whose certificate is approved, and whose other cases have ended; the results are wanted this way. */
async function approved(delivery) {
  const { mother, number } = await accepted(here);
  await mother.own(number, { change_delivery: { delivery } });
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
    await page.getByRole("button", { name: "制证" }).click();
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

test("a certificate is posted, comes back, is posted again and delivered", async () => {
  const number = await approved({ way: "post", pace: "together", carrier: "post" });
  const issuing = await atDesk(here, "issuing");
  await issuing.through(async (visitor, page) => {
    await openFromList(visitor, number);
    await page.getByRole("button", { name: "制证" }).click();
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
