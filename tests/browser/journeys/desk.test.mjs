// What reviewers can see and do at the desk, and what not.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { signIn } from "../applicant.mjs";
import { Hall, demoAccounts, goodApplication } from "../hall.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);

/** Submits a good application through the interface, as the page would; gives its number. */
async function submitted() {
  const { people } = await demoAccounts();
  const [application, visitor] = await Promise.all([goodApplication("newborn"), Visitor.arrive(here.browser, here.hall)]);
  visitor.expect(/401/);
  await visitor.open("/sign-in?next=/applications");
  await signIn(visitor.page, people.find(({ account }) => account === "mother"));
  await visitor.isAt("/applications");
  const receipt = await visitor.page.evaluate(async (application) => {
    const reply = await fetch("/api/applications", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify({ application, signature: "林静" }),
    });
    return { status: reply.status, body: await reply.json() };
  }, application);
  assert.ok(receipt.status < 300, JSON.stringify(receipt));
  await visitor.leave();
  return receipt.body.number;
}

/** A reviewer at the desk. */
async function reviewer(account) {
  const { reviewers } = await demoAccounts();
  const visitor = await Visitor.arrive(here.browser, here.hall);
  visitor.expect(/401/);
  await visitor.open("/desk");
  await signIn(visitor.page, reviewers.find((it) => it.account === account));
  await visitor.page.getByRole("heading", { name: "本部门办件" }).waitFor();
  return visitor;
}

test("a reviewer sees the cases of the own department only", async () => {
  await submitted();
  const health = await reviewer("health");
  const link = health.page.locator("section.queue li a").first();
  await link.waitFor();
  await health.look("desk-cases");
  const address = await link.getAttribute("href");

  const tax = await reviewer("tax");
  await tax.page.getByText("现在没有要办的件").waitFor();
  tax.expect(/404/);
  await tax.page.goto(address);
  await tax.page.getByRole("heading", { name: "暂时打不开" }).waitFor();

  await health.leave();
  await tax.leave();
});

test("a refusal needs a reason, and what waits for it is not begun", async () => {
  const number = await submitted();
  const health = await reviewer("health");
  const { page } = health;
  const link = page.locator("section.queue li").filter({ hasText: number }).locator("a").first();
  await link.click();
  await page.locator("#reason").waitFor();
  await health.press("不予办理");
  await page.getByText("不予办理必须写理由").waitFor();
  await page.locator("#reason").fill("出生医学信息与医院登记不一致，依据《母婴保健法》第二十三条。");
  await health.press("不予办理");
  await page.getByText("已作出决定").first().waitFor();
  await health.leave();
});

test("an applicant's account opens no desk", async () => {
  const { people } = await demoAccounts();
  const visitor = await Visitor.arrive(here.browser, here.hall);
  visitor.expect(/401/);
  await visitor.open("/desk");
  await visitor.look("desk-sign-in");
  await signIn(visitor.page, people[0]);
  await visitor.page.getByText("这个账号不是工作人员的账号").waitFor();
  await visitor.leave();
});
