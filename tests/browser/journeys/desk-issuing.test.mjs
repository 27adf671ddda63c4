// The issuing desk: making certificates, handing them over, posting them, and what came back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Behind, accepted, atDesk, caseOf, openFromList, said, staffedHall, unfold } from "../staff.mjs";
import { linked, party } from "../party.mjs";
import { until } from "../until.mjs";
import { withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);

/** 取件委托书. */
const LETTER = { name: "沈悦", phone: "13900000005", address: "示范市城西路8号2单元", signature: "林静" };

/** An application whose certificate is approved, and whose other cases have ended; the results are wanted this way. */
async function approved(delivery, moved) {
  const { mother, number } = await accepted(here);
  const posted = delivery.way === "post" ? LETTER : undefined;
  await mother.own(number, { change_delivery: { delivery } }, undefined, undefined, posted);
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

test("the carrier reads the label by its link and says who signed for the parcel", async () => {
  const number = await approved({ way: "post", pace: "together", carrier: "中国邮政速递物流" });
  const issuing = await atDesk(here, "issuing", { phone: true });
  await issuing.through(async (visitor, page) => {
    await openFromList(visitor, number);
    await page.getByText("示范市城西路8号2单元").waitFor();
    await page.getByRole("button", { name: "制证", exact: true }).click();
    await said(visitor, "已办：制证");
    await page.locator("#send").fill("EM990101001CN");
    await page.getByRole("button", { name: "寄出" }).click();
    await said(visitor, "已办：寄出");
    const carrier = await party(here.browser, here.hall, await linked(visitor), { phone: true });
    await visitor.look("desk-issuing-carrier");
    await carrier.through(async (_, theirs) => {
      await theirs.getByText("EM990101001CN").waitFor();
      await theirs.getByText("13900000005").waitFor();
      await theirs.locator("label[for=party-confirm]").click();
      await carrier.press("提交答复");
      await theirs.getByText("请写签收人的姓名").waitFor();
      await theirs.locator("#party-signed").fill("沈悦");
      await theirs.locator("#party-name").fill("孙投递");
      await carrier.look("party-carrier");
      await carrier.press("提交答复");
      await theirs.getByRole("heading", { name: "已收到您的确认，谢谢" }).waitFor();
    });
    await page.reload();
    await page.getByText("已办结").first().waitFor();
  });
});

test("the carrier brings a parcel back, and the issuing desk and the applicant are told", async () => {
  const number = await approved({ way: "post", pace: "together", carrier: "中国邮政速递物流" });
  const behind = await Behind.of(here, "issuing");
  await behind.act(number, { issue: { case: 0, kind: 0 } });
  await behind.act(number, { send: { waybill: "EM990101001CN" } });
  const issuing = await atDesk(here, "issuing", { phone: true });
  await issuing.through(async (visitor, page) => {
    await openFromList(visitor, number);
    const carrier = await party(here.browser, here.hall, await linked(visitor));
    await carrier.through(async (_, theirs) => {
      await theirs.locator("label[for=party-refuse]").click();
      await theirs.locator("#party-reason").fill("收件人不在，电话无人接听");
      await theirs.locator("#party-name").fill("孙投递");
      await carrier.press("提交答复");
      await theirs.getByRole("heading", { name: /^已收到：/ }).waitFor();
    });
    const told = async (who) => (await who.get("/api/messages")).messages.filter((it) => it.application === number);
    await until("it was told", async () => 0 < (await told(behind)).length);
    await page.goto("/desk/messages");
    const one = page.locator(".messages > li").filter({ hasText: number });
    await one.getByText("退回了出件窗口").waitFor();
    await visitor.look("desk-issuing-messages");
    await one.getByRole("link", { name: `看办件 ${number}`, exact: true }).click();
    await visitor.isAt(`/desk/applications/${number}`);
    await page.locator("#send").waitFor();
  });
  const mother = await Behind.of(here, "mother");
  const titles = (await mother.get("/api/messages")).messages.map((it) => it.title);
  assert.ok(titles.some((it) => it.startsWith("结果没有送到")), titles.join("\n"));
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
