// Messages at the desks: the number in the menu, a message that leads to its case, and read marks of one's own.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { goodApplication } from "../hall.mjs";
import { Behind, accepted, atDesk, caseOf, staffedHall } from "../staff.mjs";
import { until } from "../until.mjs";
import { withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);

/** The certificate of professional practice of the police, which waits for the birth certificate. */
const CERTIFICATE = 0;

/** Waits until so many messages of somebody are unread. */
function unread(who, n) {
  return until(`${n} messages are unread`, async () => (await who.get("/api/messages")).unread === n);
}

test("a reviewer sees that a case has come, opens the message by keyboard and gets to the case", async () => {
  // The police's case comes with the acceptance; nothing else has been told of it.
  const { number } = await accepted(here);
  const behind = await Behind.of(here, "public-security");
  await unread(behind, 1);
  const [message] = (await behind.get("/api/messages")).messages;
  const police = await atDesk(here, "public-security", { phone: true });
  await police.through(async (visitor, page) => {
    await page.getByRole("link", { name: "消息 1", exact: true }).focus();
    await visitor.look("desk-messages-menu");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "消息" }).waitFor();
    const one = page.locator(".messages > li").filter({ hasText: message.title });
    await one.getByText("未读", { exact: true }).waitFor();
    // The number goes with the reading; the page stays as it is.
    await page.getByRole("link", { name: "消息", exact: true }).waitFor();
    await one.getByText("未读", { exact: true }).waitFor();
    await visitor.look("desk-messages");
    const link = one.getByRole("link", { name: `看这一件 ${message.case}`, exact: true });
    assert.ok(message.case.startsWith(`${number}-`), message.case);
    await link.focus();
    await page.keyboard.press("Enter");
    await visitor.isAt(`/desk/cases/${message.case}`);
    await page.getByRole("heading", { name: "出生户口登记申请表" }).waitFor();
    await page.goto("/desk/messages");
    await page.getByRole("heading", { name: "看过的消息" }).waitFor();
    assert.equal(await page.getByText("未读", { exact: true }).count(), 0);
    assert.equal((await behind.get("/api/messages")).unread, 0);
  });
});

test("the number in the menu grows while somebody works, without taking away what is on the page", async () => {
  const health = await atDesk(here, "health");
  const behind = await Behind.of(here, "health");
  await health.through(async (visitor, page) => {
    await page.goto("/desk/messages");
    await page.getByRole("link", { name: "消息", exact: true }).waitFor();
    await page.getByRole("link", { name: "本部门办件" }).click();
    const { number } = await accepted(here);
    await until("it was told", async () => 0 < (await behind.get("/api/messages")).unread);
    await page.goto(`/desk/cases/${caseOf(number, CERTIFICATE)}`);
    await page.locator("#reason").fill("材料齐全。");
    await page.getByRole("link", { name: /^消息 \d+$/ }).waitFor();
    assert.equal(await page.locator("#reason").inputValue(), "材料齐全。");
  });
});

test("a desk reads its own mailbox only, and a message of the supervisor's leads to the application", async () => {
  const founder = await Behind.of(here, "founder");
  const number = await founder.submit(await goodApplication("company-start"), "许晴");
  await founder.own(number, { complain: { about: "complaint" } });
  const reception = await Behind.of(here, "reception");
  await until("reception was told", async () => 0 < (await reception.get("/api/messages")).unread);
  const window = await atDesk(here, "reception");
  await window.through(async (visitor, page) => {
    await page.getByRole("link", { name: /^消息 \d+$/ }).click();
    const one = page.locator(".messages > li").filter({ hasText: number });
    await one.first().getByRole("link", { name: `看办件 ${number}`, exact: true }).click();
    await visitor.isAt(`/desk/applications/${number}`);
  });
  const tax = await Behind.of(here, "tax");
  const { messages } = await tax.get("/api/messages");
  assert.equal(messages.filter((it) => it.application === number).length, 0);
});
